package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Brings a space, or a selection of its documents, back to a moment: all of it or nothing, in one
 * commit.
 *
 * @param context where the command comes from
 * @param options idempotency key and reason; a precondition means nothing here
 * @param space which one; may be deleted
 * @param point the moment to go back to
 * @param selection which of its documents
 * @param plan from a preview: do exactly that or nothing; null: plan afresh under the lock
 * @param inBackground whether to answer as soon as the operation is durable, without waiting for
 *     its end
 */
public record RestoreSpace(
    RequestContext context,
    WriteOptions options,
    String space,
    RestorePoint point,
    Selection selection,
    @Nullable String plan,
    boolean inBackground)
    implements FromRequest {}

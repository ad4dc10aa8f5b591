package dev.reinstate.contracts;

/**
 * Shows what {@link RestoreDocument} would do at this moment, with the same checks, and writes
 * nothing.
 *
 * @param context where the command comes from
 * @param document which one
 * @param version the version to bring back
 * @param ignoreSchema whether a state that no longer fits the collection's schema is accepted
 */
public record PreviewRestore(
    RequestContext context, DocumentKey document, int version, boolean ignoreSchema)
    implements FromRequest {}

package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Names a moment of a space.
 *
 * @param context where the command comes from
 * @param options without a precondition or a reason
 * @param space a live one
 * @param label what people call it, 1 to 200 characters
 * @param dateTime the moment, not in the future; null: now
 */
public record CreateSnapshot(
    RequestContext context,
    WriteOptions options,
    String space,
    String label,
    @Nullable Instant dateTime)
    implements FromRequest {}

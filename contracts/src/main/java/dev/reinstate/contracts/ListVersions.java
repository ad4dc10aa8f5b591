package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Lists the versions of a document, newest first, also of a deleted one.
 *
 * @param context where the command comes from
 * @param document which one
 * @param limit of the list, 1 to 1,000
 * @param before only versions smaller than this; null for all
 */
public record ListVersions(
    RequestContext context, DocumentKey document, int limit, @Nullable Integer before)
    implements FromRequest {}

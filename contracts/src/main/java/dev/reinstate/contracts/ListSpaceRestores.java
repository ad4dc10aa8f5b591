package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Lists the restores of a space.
 *
 * @param context where the command comes from
 * @param space which one; may be deleted
 * @param limit of the page, 1 to 1,000
 * @param cursor from the page before; null for the first page
 */
public record ListSpaceRestores(
    RequestContext context, String space, int limit, @Nullable String cursor)
    implements FromRequest {}

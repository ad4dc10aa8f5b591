package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Lists entries of the audit trail, newest first.
 *
 * @param context where the command comes from
 * @param filter which entries
 * @param limit of the page, 1 to 1,000
 * @param before entries with a smaller {@code seq} only: the cursor of the page before; null for
 *     the first page
 */
public record ListAuditEntries(
    RequestContext context, AuditFilter filter, int limit, @Nullable Long before)
    implements FromRequest {}

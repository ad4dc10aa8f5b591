package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Lists deliveries, newest first.
 *
 * @param context where the command comes from
 * @param filter which ones
 * @param limit of the page, 1 to 1,000
 * @param before those with a smaller {@code id} only: the cursor of the page before; null for the
 *     first page
 */
public record ListDeliveries(
    RequestContext context, DeliveryFilter filter, int limit, @Nullable Long before)
    implements FromRequest {}

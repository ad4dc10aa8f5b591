package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends past events to a hook again, in their order and after what is waiting for it; enables it.
 * They are those that were delivered to it or given up before, as long as their deliveries are
 * kept; an event that is still on its way is not sent twice.
 *
 * @param context where the command comes from
 * @param hook the name of a configured one
 * @param from events at this moment or later; null: from the first
 * @param to events at this moment or earlier; null: to the last
 * @param operationId events of this change of many documents only; null: of any and none
 */
public record ReplayDeliveries(
    RequestContext context,
    String hook,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String operationId)
    implements FromRequest {}

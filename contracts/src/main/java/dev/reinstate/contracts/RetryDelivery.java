package dev.reinstate.contracts;

/**
 * Makes a delivery due now, with all its attempts before it, whatever its status; enables its hook.
 * One that is under way is not interrupted, and tried again at once if it fails.
 *
 * @param context where the command comes from
 * @param id of the delivery
 */
public record RetryDelivery(RequestContext context, long id) implements FromRequest {}

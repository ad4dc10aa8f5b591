package dev.reinstate.contracts;

/**
 * Asks whether the token of a guest is still good: his space is alive, and he has not been removed
 * since it was made. Answered with the guest, or {@link Refusal.NotFound}.
 *
 * @param context where the command comes from; it has no actor yet
 * @param guest as his token says
 */
public record CheckGuest(RequestContext context, Guest guest) implements FromRequest {}

package dev.reinstate.contracts;

/**
 * Asks whether a user of a space may have a token as a guest, for somebody who may update him.
 *
 * @param context where the command comes from
 * @param space a live one
 * @param user the id of the user
 */
public record InviteGuest(RequestContext context, String space, String user)
    implements FromRequest {}

package dev.reinstate.contracts;

/**
 * Reads a live space.
 *
 * @param context where the command comes from
 * @param space which one
 */
public record ReadSpace(RequestContext context, String space) implements FromRequest {}

package dev.reinstate.contracts;

/**
 * Lists the configured hooks.
 *
 * @param context where the command comes from
 */
public record ListHooks(RequestContext context) implements FromRequest {}

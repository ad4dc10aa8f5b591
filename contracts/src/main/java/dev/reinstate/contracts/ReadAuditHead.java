package dev.reinstate.contracts;

/**
 * Reads the newest signed head of the audit trail, to be kept elsewhere.
 *
 * @param context where the command comes from
 */
public record ReadAuditHead(RequestContext context) implements FromRequest {}

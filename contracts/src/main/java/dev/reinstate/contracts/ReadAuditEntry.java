package dev.reinstate.contracts;

/**
 * Reads one entry of the audit trail.
 *
 * @param context where the command comes from
 * @param seq its place in the chain
 */
public record ReadAuditEntry(RequestContext context, long seq) implements FromRequest {}

package dev.reinstate.contracts;

/**
 * Reads one version of a document, also of a deleted one.
 *
 * @param context where the command comes from
 * @param document which one
 * @param version the version, from 1
 */
public record ReadVersion(RequestContext context, DocumentKey document, int version)
    implements FromRequest {}

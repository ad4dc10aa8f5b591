package dev.reinstate.contracts;

/**
 * Compares two versions of a document in the order asked.
 *
 * @param context where the command comes from
 * @param document which one
 * @param from the version to start from
 * @param to the version to arrive at; may be the earlier one
 */
public record DiffVersions(RequestContext context, DocumentKey document, int from, int to)
    implements FromRequest {}

package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the bytes of a file. Who may read the document and is shown its {@code sha256} may have
 * them.
 *
 * @param context where the command comes from
 * @param document which file
 * @param version whose bytes; null for those that it has now
 */
public record ReadFileContent(
    RequestContext context, DocumentKey document, @Nullable Integer version)
    implements FromRequest {}

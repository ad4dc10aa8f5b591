package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document.
 *
 * @param context where the command comes from
 * @param document which one
 * @param at the moment to read it at, inclusive; null for now
 */
public record ReadDocument(RequestContext context, DocumentKey document, @Nullable Instant at)
    implements FromRequest {}

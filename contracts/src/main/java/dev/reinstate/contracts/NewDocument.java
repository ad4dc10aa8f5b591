package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A document to be created.
 *
 * @param id the id the caller wants; made by the service (UUIDv7) when null
 * @param content a JSON object without system fields, as text
 */
public record NewDocument(@Nullable String id, String content) {}

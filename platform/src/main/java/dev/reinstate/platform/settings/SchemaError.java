package dev.reinstate.platform.settings;

/**
 * Where a document breaks its schema. Holds no value of the document.
 *
 * @param field the path of the offending value, {@code address.city} or {@code tags[2]}, a key with
 *     a dot in quotes; for a property that is missing or one too many, its own path; empty for the
 *     document as a whole
 * @param message what the schema asks for, in English
 */
public record SchemaError(String field, String message) {}

package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two states of a document.
 *
 * @param field a dotted path; a key with a dot in it is quoted
 * @param from JSON text of the earlier value; null when the field was added
 * @param to JSON text of the later value; null when the field was removed
 */
public record FieldChange(String field, @Nullable String from, @Nullable String to) {}

package dev.reinstate.contracts;

/**
 * Names one document.
 *
 * @param space the space it lives in; {@link #DEFAULT_SPACE} for the root collections
 * @param collection a configured collection
 * @param id unique within space and collection, kept for ever, also over a deletion
 */
public record DocumentKey(String space, String collection, String id) {
  /** The space of the root collections; it always exists. */
  public static final String DEFAULT_SPACE = "default";
}

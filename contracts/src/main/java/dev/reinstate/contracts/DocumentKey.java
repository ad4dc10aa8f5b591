package dev.reinstate.contracts;

/**
 * Names one document.
 *
 * @param space the space it lives in; {@link #DEFAULT_SPACE} for the root collections
 * @param collection a configured collection, a {@link Component}, or {@link #SPACES}
 * @param id unique within space and collection, kept for ever, also over a deletion
 */
public record DocumentKey(String space, String collection, String id) {
  /** The space of the root collections; it always exists. */
  public static final String DEFAULT_SPACE = "default";

  /** The collection of the spaces themselves: each is a document that lives in itself. */
  public static final String SPACES = "spaces";

  /** The space itself, which is a document with a history like any other. */
  public static DocumentKey ofSpace(String space) {
    return new DocumentKey(space, SPACES, space);
  }

  /** Whether it is a space itself. */
  public boolean isSpace() {
    return collection.equals(SPACES);
  }
}

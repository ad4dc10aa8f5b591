package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;

/** What a patch made of a document. */
sealed interface PatchedContent {
  /**
   * The new content.
   *
   * @param content as a tree
   * @param text the same as JSON
   */
  record Patched(JsonNode content, String text) implements PatchedContent {}

  /** The patch reads what its sender may not. */
  record Unreadable() implements PatchedContent {}

  /**
   * The patch does not fit the document, or what it makes of it cannot be stored; {@code message}
   * is for the caller.
   */
  record Invalid(String message) implements PatchedContent {}
}

package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/** What somebody outside of this service made of a change that he was asked about. */
public sealed interface PreHookAnswer {

  /** The most characters that a rejection's message has; what is longer is cut. */
  int MAX_MESSAGE = 1_000;

  /**
   * He lets it pass.
   *
   * @param data a JSON value to take the place of the document; whether it can be stored is not
   *     known yet. Null: as it is
   */
  record Accepted(@Nullable String data) implements PreHookAnswer {}

  /**
   * He does not.
   *
   * @param message for the caller, not empty, of at most {@link #MAX_MESSAGE} characters; null when
   *     he gave no reason
   */
  record Rejected(@Nullable String message) implements PreHookAnswer {}

  /**
   * He could not be asked, or not be understood.
   *
   * @param reason in a few words, for the log: nothing of what he said
   */
  record Failed(String reason) implements PreHookAnswer {}

  /** There are too many to be asked; he was not, or too late. */
  record Busy() implements PreHookAnswer {}
}

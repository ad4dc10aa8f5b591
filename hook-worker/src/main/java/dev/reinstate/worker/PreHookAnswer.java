package dev.reinstate.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a {@link PreHook} says to a change. */
public sealed interface PreHookAnswer {

  /** The change may go on as it is. */
  record Accepted() implements PreHookAnswer {}

  /**
   * It may go on with another document.
   *
   * @param data replaces the whole document but its system fields, which no hook can change
   */
  record AcceptedWith(ObjectNode data) implements PreHookAnswer {}

  /**
   * It may not. Whoever asked for it gets status 400.
   *
   * @param message is shown to him; at most the first 1,000 characters
   */
  record Rejected(String message) implements PreHookAnswer {
    /** Says why. */
    public Rejected {
      if (message.isBlank()) {
        throw new IllegalArgumentException("a rejection says why");
      }
    }
  }

  /** Lets the change go on as it is. */
  static PreHookAnswer accept() {
    return new Accepted();
  }

  /** Lets it go on with another document, which replaces all of it. */
  static PreHookAnswer accept(ObjectNode data) {
    return new AcceptedWith(data);
  }

  /** Stops it; says why. */
  static PreHookAnswer reject(String message) {
    return new Rejected(message);
  }
}

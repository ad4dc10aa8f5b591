package dev.reinstate.worker;

import java.io.Serial;

/** A message that is not what the service sends; says what is wrong, without its values. */
final class UnreadableMessageException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UnreadableMessageException(String message) {
    super(message);
  }
}

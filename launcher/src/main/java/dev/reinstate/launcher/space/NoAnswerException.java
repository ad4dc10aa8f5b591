package dev.reinstate.launcher.space;

/** Nothing came back: whether the service did what it was asked for, nobody knows. */
final class NoAnswerException extends TryAgainException {

  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}

package dev.reinstate.launcher.database;

/**
 * Something outside the program keeps it from starting: a directory in use, a database out of
 * reach, a port taken. The message is one line, complete and fit to be shown to an operator as it
 * is; the cause is for the log.
 */
public final class StartupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A mistake explained by {@code message} alone. */
  public StartupException(String message) {
    super(message);
  }

  /** A mistake explained by {@code message}, with what brought it to light. */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.reinstate.platform;

/** No connection to the database was to be had, so nothing was done. */
public final class NoConnectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoConnectionException(Throwable cause) {
    super(cause);
  }
}

package dev.reinstate.cluster;

/** The cluster could not be joined. The message is one line, fit to be shown as it is. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  ClusterException(String message) {
    super(message);
  }
}

package dev.reinstate.launcher.space;

/**
 * The service could not be asked, or did not do what it was asked for. The message is one line,
 * complete and fit to be shown as it is.
 */
public class SpaceRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SpaceRequestException(String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "));
  }
}

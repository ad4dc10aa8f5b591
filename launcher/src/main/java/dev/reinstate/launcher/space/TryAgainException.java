package dev.reinstate.launcher.space;

/** The service could not be asked; another time it may be there. */
class TryAgainException extends SpaceRequestException {

  private static final long serialVersionUID = 1L;

  TryAgainException(String message) {
    super(message);
  }
}

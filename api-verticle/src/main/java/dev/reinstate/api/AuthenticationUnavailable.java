package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/**
 * It cannot be told whether the token is to be believed: the keys are out of reach, or too many
 * tokens wait for them. Nothing is wrong with the request, which may be sent again.
 */
final class AuthenticationUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuthenticationUnavailable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}

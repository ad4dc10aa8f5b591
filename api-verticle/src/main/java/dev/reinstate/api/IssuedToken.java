package dev.reinstate.api;

import java.time.Instant;

/**
 * A token that was made.
 *
 * @param expiresAt from this moment on it is worth nothing
 */
record IssuedToken(String token, Instant expiresAt) {

  /** Not the token itself. */
  @Override
  public String toString() {
    return "IssuedToken[expiresAt=" + expiresAt + "]";
  }
}

package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/**
 * There is no token, or none to be believed. Its message says why, for a log and not for the
 * caller; it never quotes the token. There is no stack trace: the fault is the caller's.
 */
final class Unauthenticated extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unauthenticated(@Nullable String reason) {
    super(reason, null, false, false);
  }
}

package dev.reinstate.api;

import org.jspecify.annotations.Nullable;

/** Why a change is made: at most 1,000 characters of Unicode. An empty reason is none. */
final class ChangeReason {

  private static final int MAX_CHARACTERS = 1_000;

  private ChangeReason() {}

  static @Nullable String header(Headers headers) {
    String reason = headers.utf8("X-Change-Reason");
    return reason == null ? null : checked(reason);
  }

  static @Nullable String unlessEmpty(@Nullable String reason) {
    return reason == null || reason.isEmpty() ? null : reason;
  }

  /** Lone surrogates need no check: neither strict UTF-8 nor strict JSON lets them through. */
  static String checked(String reason) {
    if (reason.codePointCount(0, reason.length()) > MAX_CHARACTERS) {
      throw Problems.badRequest("The change reason is longer than 1,000 characters").exception();
    }
    if (reason.indexOf('\0') >= 0) {
      throw Problems.badRequest("The change reason must not contain the NUL character").exception();
    }
    return reason;
  }
}

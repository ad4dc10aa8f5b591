package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Why a change is made: at most 1,000 characters of Unicode. An empty reason is none. */
final class ChangeReason {

  private static final int MAX_CHARACTERS = 1_000;

  private ChangeReason() {}

  static @Nullable String header(Headers headers) {
    String reason = headers.utf8("X-Change-Reason");
    return reason == null ? null : checked(reason);
  }

  /** What a body says; null when that is {@code null}. */
  static @Nullable String of(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw InvalidField.of("change_reason must be text", "change_reason");
    }
    return checked(value.textValue());
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

package dev.reinstate.api;

import java.util.Map;

/**
 * An error as the caller sees it: {@code {"error":{"code","message","details"?}}}.
 *
 * @param details for programs; left out of the answer when empty
 * @param headers beyond those of every answer
 */
record Problem(
    int status, String code, String message, Map<String, ?> details, Map<String, String> headers) {

  static Problem of(int status, String code, String message, Map<String, ?> details) {
    return new Problem(status, code, message, details, Map.of());
  }

  static Problem of(int status, String code, String message) {
    return of(status, code, message, Map.of());
  }

  Problem with(String header, String value) {
    return new Problem(status, code, message, details, Map.of(header, value));
  }

  Problem with(Map<String, ?> moreDetails) {
    return new Problem(status, code, message, moreDetails, headers);
  }

  ProblemException exception() {
    return new ProblemException(this);
  }
}

package dev.reinstate.hooks;

import dev.reinstate.platform.bus.Acknowledgement;
import java.util.Map;

/** What all messages to workers on the event bus have in common. */
final class BusMessage {
  private BusMessage() {}

  /** Which hook it is for, and what its receiver knows a repetition by. */
  static Map<String, String> headers(String id, String hook, int attempt) {
    return Map.of("webhook-id", id, "hook", hook, "attempt", Integer.toString(attempt));
  }

  /** In a few words, why there was no reply. */
  static String reason(Acknowledgement missing) {
    return switch (missing) {
      case GIVEN -> throw new IllegalArgumentException("there was a reply");
      case REFUSED -> "the worker failed";
      case NOT_IN_TIME -> HttpPoster.LATE;
      case NO_WORKER -> "no worker";
    };
  }
}

package dev.reinstate.worker;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What goes with an event: which hook is told of it, under which id, for which time. */
record DeliveryHeaders(String webhookId, String hook, int attempt) {

  static DeliveryHeaders read(MultiMap headers) throws UnreadableMessageException {
    try {
      return new DeliveryHeaders(
          required(headers, "webhook-id"),
          required(headers, "hook"),
          Integer.parseInt(required(headers, "attempt")));
    } catch (NumberFormatException e) {
      throw new UnreadableMessageException("the header attempt is no integer");
    }
  }

  private static String required(MultiMap headers, String name) throws UnreadableMessageException {
    @Nullable String value = headers.get(name);
    if (value == null) {
      throw new UnreadableMessageException("there is no header " + name);
    }
    return value;
  }
}

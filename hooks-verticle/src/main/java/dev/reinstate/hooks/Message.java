package dev.reinstate.hooks;

import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.log.EventEnvelope;
import java.util.List;

/** What is sent: the event as a CloudEvent, with the whole states of the document. */
final class Message {
  private static final View EVERYTHING = View.of(List.of(FieldRules.NONE));

  private Message() {}

  /** In JSON. */
  static String text(ClaimedDelivery delivery) {
    return EventEnvelope.of(delivery.event(), EVERYTHING);
  }
}

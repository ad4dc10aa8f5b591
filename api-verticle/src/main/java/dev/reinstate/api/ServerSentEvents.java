package dev.reinstate.api;

import dev.reinstate.contracts.EventPage.PositionedEvent;
import io.vertx.core.buffer.Buffer;

/** Spells events as {@code text/event-stream} (HTML Standard, section 9.2). */
final class ServerSentEvents {

  private ServerSentEvents() {}

  /** The beginning of a stream: when to come back, in milliseconds. */
  static Buffer opening() {
    return Buffer.buffer("retry: 1000\n\n");
  }

  static void append(Buffer piece, PositionedEvent event) {
    piece
        .appendString("id: ")
        .appendString(event.position())
        .appendString("\nevent: ")
        .appendString(event.type())
        .appendString("\ndata: ")
        .appendString(event.json())
        .appendString("\n\n");
  }

  /** Where to go on from now on. Without data this is no event, but its id counts as one's does. */
  static Buffer position(String position) {
    return Buffer.buffer("id: " + position + "\n\n");
  }

  /**
   * An event without an id: a stream of these begins with how things are.
   *
   * @param json in one line
   */
  static Buffer event(String type, Buffer json) {
    return Buffer.buffer("event: " + type + "\ndata: ").appendBuffer(json).appendString("\n\n");
  }

  /** A line that only shows that the connection is alive. */
  static Buffer heartbeat() {
    return Buffer.buffer(":\n\n");
  }
}

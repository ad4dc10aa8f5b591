package dev.reinstate.launcher.journey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Puts the lines of an event stream together (HTML Standard, section 9.2.6). */
final class ReceivedEvents {

  private final List<ReceivedEvent> events = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";
  private String type = "";
  private String data = "";

  void line(String line) {
    if (line.startsWith("id: ")) {
      lastId = line.substring(4);
    } else if (line.startsWith("event: ")) {
      type = line.substring(7);
    } else if (line.startsWith("data: ")) {
      data = line.substring(6);
    } else if (line.isEmpty()) {
      dispatch();
    }
  }

  List<ReceivedEvent> all() {
    return List.copyOf(events);
  }

  /** With an event or without. */
  String lastId() {
    return lastId;
  }

  /** An event without data is none. */
  private void dispatch() {
    if (!data.isEmpty()) {
      events.add(new ReceivedEvent(lastId, type, Json.of(data)));
    }
    type = "";
    data = "";
  }
}

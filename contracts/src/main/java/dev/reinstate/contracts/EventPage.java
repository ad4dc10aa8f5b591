package dev.reinstate.contracts;

import java.util.List;

/**
 * Some events.
 *
 * @param events in the order of the log; may be empty
 * @param position where to go on reading
 * @param more whether more are waiting already
 */
public record EventPage(List<PositionedEvent> events, String position, boolean more) {
  /** Keeps its own copy. */
  public EventPage {
    events = List.copyOf(events);
  }

  /**
   * One event.
   *
   * @param position where to go on reading after it; ASCII without control characters
   * @param type such as {@code reinstate.document.restored}
   * @param json the CloudEvents 1.0 envelope as the caller may see it, as JSON text in one line
   */
  public record PositionedEvent(String position, String type, String json) {}
}

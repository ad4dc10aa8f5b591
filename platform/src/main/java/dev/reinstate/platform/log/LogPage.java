package dev.reinstate.platform.log;

import java.util.List;

/**
 * Some events of the log: the first of those that are visible in one snapshot and were not in
 * another.
 *
 * @param since the earlier snapshot
 * @param until the later one
 * @param events in the order of the log
 * @param more whether more are waiting already
 */
public record LogPage(String since, String until, List<LoggedEvent> events, boolean more) {
  /** Keeps its own copy. */
  public LogPage {
    events = List.copyOf(events);
  }

  /** Where to go on reading after this page. */
  public LogPosition next() {
    return more ? after(events.getLast()) : LogPosition.after(until);
  }

  /** Where to go on reading after one of its events. */
  public LogPosition after(LoggedEvent event) {
    return new LogPosition(since, until, event.seq());
  }
}

package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.EventType;
import dev.reinstate.platform.log.LoggedEvent;
import java.time.Instant;
import java.util.List;

/** Events of the log, in tests. */
final class Events {
  private static final Instant ARRIVED = Instant.parse("2026-02-03T04:05:06.789012Z");

  private Events() {}

  /** So many microseconds after its request arrived. */
  static LoggedEvent after(long micros) {
    return event(context("alice", List.of("admin")), ARRIVED.plusNanos(micros * 1_000));
  }

  /** By somebody. */
  static LoggedEvent by(String user, List<String> roles) {
    return event(context(user, roles), ARRIVED.plusMillis(1));
  }

  static LoggedEvent refused(ErrorText told) {
    return event(context("alice", List.of("admin")).refused(told), ARRIVED.plusMillis(1));
  }

  private static LoggedEvent event(EventContext context, Instant at) {
    return new LoggedEvent(
        7,
        context.error() == null ? EventType.UPDATED : EventType.REFUSED,
        at,
        "default",
        "employees",
        "emp_1",
        context.error() == null ? 3 : null,
        null,
        null,
        null,
        context);
  }

  private static EventContext context(String user, List<String> roles) {
    return new EventContext(
        Action.UPDATE,
        user,
        roles,
        "127.0.0.1",
        null,
        "request-1",
        null,
        null,
        null,
        ARRIVED,
        null,
        null);
  }
}

package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.EventType;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Examples. */
final class Events {
  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789012Z");

  private Events() {}

  /** A claimed restore of emp_1 to its first version. */
  static ClaimedDelivery claimed(int attempt) {
    return new ClaimedDelivery(3, new Lease(2, UUID.randomUUID()), "notify", attempt, restored());
  }

  static LoggedEvent restored() {
    var request =
        new RequestContext(
            new Actor("rita", List.of("hr"), "{}"), "request", "run", "127.0.0.1", null, AT);
    return new LoggedEvent(
        17,
        EventType.RESTORED,
        AT,
        "default",
        "employees",
        "emp_1",
        4,
        1,
        new State(5, "", "{\"salary\": 2, \"name\": \"\u00e4\u20ac\"}"),
        new State(6, "", "{\"salary\": 1.10}"),
        EventContext.of(Action.RESTORE, request, "why"));
  }
}

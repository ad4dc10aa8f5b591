package dev.reinstate.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.RequestContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContextTest {
  private static final RequestContext REQUEST =
      new RequestContext(
          new Actor("alice \"\u00e4\n", List.of("hr", "admin"), "{\"secret\":1}"),
          "request",
          null,
          "127.0.0.1",
          "curl/8",
          Instant.parse("2026-02-03T04:05:06.789012345Z"));

  private static final EventContext CONTEXT = EventContext.of(Action.RESTORE, REQUEST, "why");

  @Test
  void whatTheLogKeepsIsReadBack() {
    assertThat(EventContext.parse(CONTEXT.toJson())).isEqualTo(CONTEXT);
  }

  @Test
  void aRefusalIsReadBackWithWhatTheCallerWasTold() {
    EventContext refused = CONTEXT.refused(new ErrorText("FORBIDDEN", "You may not"));

    assertThat(EventContext.parse(refused.toJson())).isEqualTo(refused);
  }

  @Test
  void aPartOfAChangeOfManyDocumentsIsReadBackWithItsOperation() {
    EventContext part = CONTEXT.inOperation("op-1");

    assertThat(EventContext.parse(part.toJson())).isEqualTo(part);
    assertThat(part.operationId()).isEqualTo("op-1");
  }

  @Test
  void claimsOfATokenAreNotKept() {
    assertThat(CONTEXT.toJson()).doesNotContain("secret");
  }
}

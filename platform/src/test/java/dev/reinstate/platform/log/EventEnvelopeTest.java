package dev.reinstate.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.log.LoggedEvent.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789012Z");
  private static final View ALL = View.of(List.of(FieldRules.NONE));
  private static final EventContext CONTEXT =
      EventContext.of(
          Action.RESTORE,
          new RequestContext(
              new Actor("rita", List.of("hr"), "{}"), "request", "run", "127.0.0.1", null, AT),
          "why");

  @Test
  void itIsACloudEvent() {
    JsonNode event = Json.readStored(EventEnvelope.of(restored(), ALL));

    assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
    assertThat(event.path("id").textValue()).isEqualTo("17");
    assertThat(event.path("source").textValue()).isNotEmpty();
    assertThat(event.path("type").textValue()).isEqualTo("reinstate.document.restored");
    assertThat(event.path("subject").textValue()).isEqualTo("employees/emp_1");
    assertThat(event.path("time").textValue()).isEqualTo("2026-02-03T04:05:06.789012Z");
    assertThat(event.path("datacontenttype").textValue()).isEqualTo("application/json");
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(EventEnvelope.of(restored(), ALL)).contains("\"salary\": 1.10").doesNotContain("\n");
  }

  @Test
  void itHasEveryMemberEvenWithoutAValue() {
    JsonNode data = data(EventEnvelope.of(restored(), ALL));

    assertThat(data.fieldNames())
        .toIterable()
        .containsExactly(
            "action",
            "space",
            "collection",
            "document_id",
            "version",
            "before",
            "after",
            "changes",
            "metadata",
            "user",
            "change_reason",
            "operation_id",
            "correlation_id",
            "request_id");
    assertThat(data.path("before").isNull()).isTrue();
    assertThat(data.path("operation_id").isNull()).isTrue();
  }

  @Test
  void whatAViewHidesIsInNeitherStateNorChanges() {
    View view =
        View.of(
            List.of(
                new FieldRules(
                    Set.of(), Set.of(new FieldPath(List.of("salary"))), Map.of(), Set.of())));

    String envelope = EventEnvelope.of(restored(), view);

    assertThat(envelope).doesNotContain("salary");
    assertThat(data(envelope).path("after")).isEqualTo(Json.readStored("{\"name\":\"John\"}"));
  }

  @Test
  void aRefusedAttemptTellsWhatTheCallerWasTold() {
    var refused =
        new LoggedEvent(
            18,
            EventType.REFUSED,
            AT,
            "default",
            "employees",
            null,
            null,
            2,
            null,
            null,
            CONTEXT.refused(new ErrorText("FORBIDDEN", "You may not")));

    String envelope = EventEnvelope.of(refused, ALL);

    assertThat(Json.readStored(envelope).path("subject").textValue()).isEqualTo("employees");
    assertThat(data(envelope).path("error").path("code").textValue()).isEqualTo("FORBIDDEN");
    assertThat(data(envelope).path("metadata").path("restore_version").intValue()).isEqualTo(2);
  }

  @Test
  void aRestoredSpaceTellsWhatWasDone() {
    JsonNode envelope = Json.readStored(EventEnvelope.of(restoredSpace(), ALL));

    JsonNode data = envelope.path("data");
    assertThat(envelope.path("type").textValue()).isEqualTo("reinstate.space.restored");
    assertThat(envelope.path("subject").textValue()).isEqualTo("spaces/acme");
    assertThat(data.path("operation_id").textValue()).isEqualTo("op-1");
    assertThat(data.path("version").isNull()).isTrue();
    assertThat(data.path("metadata"))
        .isEqualTo(
            Json.readStored(
                """
                {"document_id": "acme", "restore_version": null, "date_time": "2026-01-01T00:00:00.000000Z",
                 "counts": {"create": 1}, "by_collection": {"employees": {"create": 1}}}
                """));
    assertThat(data.path("changes")).hasSize(4);
  }

  @Test
  void whatAViewHidesOfARestoredSpaceIsNotInItsMetadataEither() {
    var hidden = new FieldPath(List.of("by_collection"));
    View view = View.of(List.of(new FieldRules(Set.of(), Set.of(hidden), Map.of(), Set.of())));

    String envelope = EventEnvelope.of(restoredSpace(), view);

    assertThat(envelope).doesNotContain("employees");
    assertThat(data(envelope).path("metadata").path("counts").path("create").intValue()).isOne();
  }

  @Test
  void aRefusedRestoreOfASpaceChangesNothing() {
    var refused =
        new LoggedEvent(
            18,
            EventType.SPACE_REFUSED,
            AT,
            "acme",
            "spaces",
            "acme",
            null,
            null,
            null,
            null,
            CONTEXT.refused(new ErrorText("ACTIVE_JOBS", "Jobs of the space are under way")));

    JsonNode envelope = Json.readStored(EventEnvelope.of(refused, ALL));

    assertThat(envelope.path("type").textValue()).isEqualTo("reinstate.space.refused");
    assertThat(envelope.path("data").path("error").path("code").textValue())
        .isEqualTo("ACTIVE_JOBS");
    assertThat(envelope.path("data").path("changes")).isEmpty();
  }

  private static LoggedEvent restoredSpace() {
    String summary =
        "{\"operation_id\": \"op-1\", \"date_time\": \"2026-01-01T00:00:00.000000Z\", \"counts\":"
            + " {\"create\": 1}, \"by_collection\": {\"employees\": {\"create\": 1}}}";
    return new LoggedEvent(
        17,
        EventType.SPACE_RESTORED,
        AT,
        "acme",
        "spaces",
        "acme",
        null,
        null,
        null,
        new State(1, "0".repeat(64), summary),
        CONTEXT.inOperation("op-1"));
  }

  private static LoggedEvent restored() {
    return new LoggedEvent(
        17,
        EventType.RESTORED,
        AT,
        "default",
        "employees",
        "emp_1",
        6,
        2,
        null,
        new State(1, "0".repeat(64), "{\"name\": \"John\", \"salary\": 1.10}"),
        CONTEXT);
  }

  private static JsonNode data(String envelope) {
    return Json.readStored(envelope).path("data");
  }
}

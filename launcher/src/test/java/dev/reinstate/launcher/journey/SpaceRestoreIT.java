package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole space goes back to a moment. */
@ExtendWith(InstallationExtension.class)
final class SpaceRestoreIT {

  private static final String COUNTS = "{\"create\":2,\"update\":2,\"delete\":1}";
  private static final String BY_COLLECTION =
      """
      { "documents": { "create": 1, "update": 0, "delete": 0 },
        "records": { "create": 1, "update": 1, "delete": 1 },
        "spaces": { "create": 0, "update": 1, "delete": 0 } }
      """;

  private final Installation installation;
  private final TestSpace space;
  private final String then;
  private final JsonNode state;

  SpaceRestoreIT(Installation installation) {
    this.installation = installation;
    space = TestSpace.create(installation);
    then = space.now();
    state = space.state();
  }

  @Test
  void everythingIsAsItWasInTheOrderInWhichItWas() {
    space.changeThings();

    Answer restored = space.restore(then);

    assertThat(restored.status()).as("%s", restored).isEqualTo(200);
    assertThat(space.state()).isEqualTo(state);
  }

  @Test
  void theAnswerCountsWhatWasDone() {
    space.changeThings();

    JsonNode restored = space.restore(then).json();

    assertThat(restored.path("space").asText()).isEqualTo(space.id());
    assertThat(restored.path("date_time").asText()).isEqualTo(then);
    assertThat(restored.path("counts")).isEqualTo(Json.of(COUNTS));
    assertThat(restored.path("by_collection")).isEqualTo(Json.of(BY_COLLECTION));
    assertThat(restored.path("restored_at").asText()).isGreaterThan(then);
  }

  @Test
  void whatItChangesGetsVersionsAsIfItWereRestoredAlone() {
    space.changeThings();

    JsonNode restored = space.restore(then, "{\"change_reason\":\"wrong import\"}").json();

    JsonNode versions = space.versions("records", "a");
    assertThat(Answer.column(versions, "action"))
        .containsExactly("restore", "snapshot", "update", "create");
    assertThat(versions.path(0).path("restored_from").intValue()).isEqualTo(1);
    assertThat(versions.path(0).path("change_reason").asText()).isEqualTo("wrong import");
    assertThat(versions.path(1).path("change_reason").asText()).isEqualTo("Pre-restore snapshot");
    assertThat(Answer.column(space.versions("records", "e"), "action"))
        .containsExactly("delete", "create");
    for (JsonNode version : List.of(versions.path(0), space.versions("records", "e").path(0))) {
      assertThat(version.path("operation_id")).isEqualTo(restored.path("operation_id"));
      assertThat(version.path("updated_at")).isEqualTo(restored.path("restored_at"));
    }
  }

  @Test
  void whatIsAsItWasIsNotTouched() {
    space.changeThings();
    int before = space.versions("records", "c").size();

    space.restore(then);

    assertThat(space.versions("records", "c")).hasSize(before);
  }

  @Test
  void aPreviewSaysWhatTheRestoreDoesAndDoesNothing() {
    space.changeThings();
    JsonNode changed = space.state();

    JsonNode preview = space.preview(then).json();

    assertThat(space.state()).isEqualTo(changed);
    assertThat(preview.path("counts")).isEqualTo(Json.of(COUNTS));
    assertThat(preview.path("by_collection")).isEqualTo(Json.of(BY_COLLECTION));
    assertThat(preview.path("operations").valueStream().map(SpaceRestoreIT::operation))
        .containsExactly(
            "create documents/d1 2 1",
            "update records/a 2 1",
            "create records/b 2 1",
            "delete records/e 1 null",
            "update spaces/" + space.id() + " 2 1");
    assertThat(preview.path("operations").path(1).path("changes"))
        .isEqualTo(Json.of("[{\"field\":\"values.n\",\"from\":2,\"to\":1.10}]"));
  }

  @Test
  void thePagesOfAPreviewAreTheWhole() {
    space.changeThings();
    List<String> whole = operations(space.preview(then).json());

    List<String> paged = new ArrayList<>();
    JsonNode page = space.preview(then, "_limit=2").json();
    paged.addAll(operations(page));
    while (page.path("pagination").path("has_more").booleanValue()) {
      String cursor = page.path("pagination").path("cursor").asText();
      page = space.preview(then, "_limit=2", "_cursor=" + TestSpace.encoded(cursor)).json();
      paged.addAll(operations(page));
    }

    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void afterARestoreThereIsNothingToRestore() {
    space.changeThings();
    space.restore(then);

    Answer again = space.restore(then);

    assertThat(space.preview(then).json().path("operations")).isEmpty();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("counts"))
        .isEqualTo(Json.of("{\"create\":0,\"update\":0,\"delete\":0}"));
  }

  @Test
  void aPlanIsCarriedOutWhenNothingHasChangedSince() {
    space.changeThings();
    String plan = space.preview(then).json().path("plan").asText();

    Answer restored = space.restore(then, "{\"plan\":\"" + plan + "\"}");

    assertThat(restored.json().path("counts")).as("%s", restored).isEqualTo(Json.of(COUNTS));
    assertThat(space.state()).isEqualTo(state);
  }

  @Test
  void aPlanIsStaleWhenSomethingHasChangedSince() {
    space.changeThings();
    String plan = space.preview(then).json().path("plan").asText();
    space.change("c", "3");
    space.create("documents", "new", "{}");
    JsonNode changed = space.state();

    Answer refused = space.restore(then, "{\"plan\":\"" + plan + "\"}");

    assertThat(refused.outcome()).isEqualTo("409 PLAN_STALE");
    assertThat(refused.details().path("documents").valueStream().map(SpaceRestoreIT::key))
        .containsExactlyInAnyOrder("records/c", "documents/new");
    assertThat(space.state()).isEqualTo(changed);
  }

  @Test
  void aPlanIsGoodForItsSpaceItsMomentAndItsSelectionAlone() {
    String earlier = space.versions("documents", "d2").path(0).path("updated_at").asText();
    space.changeThings();
    String plan = space.preview(then).json().path("plan").asText();
    TestSpace other = TestSpace.create(installation);

    Stream<Answer> refused =
        Stream.of(
            space.restore(earlier, "{\"plan\":\"" + plan + "\"}"),
            space.restore(
                then, "{\"plan\":\"" + plan + "\",\"select\":{\"collections\":[\"records\"]}}"),
            other.restore(other.now(), "{\"plan\":\"" + plan + "\"}"),
            space.restore(then, "{\"plan\":\"" + plan.substring(1) + "\"}"));

    assertThat(refused.map(Answer::outcome)).containsOnly("400 BAD_REQUEST");
  }

  @Test
  void activeJobsBlockARestoreAndNotItsPreview() {
    space.changeThings();
    space.create("jobs", "j", "{\"status\":\"executing\"}");

    Answer refused = space.restore(then);

    assertThat(refused.outcome()).isEqualTo("409 ACTIVE_JOBS");
    assertThat(refused.details().path("jobs")).isEqualTo(Json.of("[\"j\"]"));
    assertThat(space.preview(then).json().path("skipped_collections"))
        .isEqualTo(Json.of("[\"jobs\"]"));
  }

  @Test
  void aJobThatIsOverBlocksNothingAndStays() {
    space.changeThings();
    space.create("jobs", "j", "{\"status\":\"complete\"}");

    assertThat(space.restore(then).status()).isEqualTo(200);

    assertThat(space.admin().get(space.path() + "/jobs/j").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"GET", "POST"})
  void whoMayNotRestoreSpacesIsToldNothing(String method) {
    Caller reader = installation.as("rea", "employee");

    Answer refused =
        reader.send(method, space.path() + "/restore?dateTime=" + TestSpace.encoded(then));

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details())
        .isEqualTo(Json.of("{\"action\":\"restore\",\"collections\":[\"spaces\"]}"));
  }

  @ParameterizedTest
  @CsvSource({"GET", "POST"})
  void aSpaceThatIsNotThereIsNotFound(String method) {
    Answer refused =
        space.admin().send(method, "/spaces/nowhere/restore?dateTime=" + TestSpace.encoded(then));

    assertThat(refused.outcome()).isEqualTo("404 SPACE_NOT_FOUND");
  }

  @Test
  void aDeletedSpaceComesBackWithAllThatWasInIt() {
    space.admin().delete(space.path());

    assertThat(space.restore(then).status()).isEqualTo(200);

    assertThat(space.state()).isEqualTo(state);
  }

  @Test
  void aRestoreIsOneEntryInTheAuditTrail() {
    String requestId = AuditTrail.newRequestId();
    space.changeThings();

    Answer restored = space.restore(then, "{}", "X-Request-ID", requestId);

    JsonNode entry = new AuditTrail(space.admin()).entry(requestId);
    assertThat(entry.path("action").asText()).isEqualTo("restore");
    assertThat(entry.path("space").asText()).isEqualTo(space.id());
    assertThat(entry.path("operation_id")).isEqualTo(restored.json().path("operation_id"));
  }

  @Test
  void aRestoreWithTheSameKeyIsDoneOnce() {
    space.changeThings();
    String[] key = {"Idempotency-Key", AuditTrail.newRequestId()};
    Answer first = space.restore(then, "{}", key);
    space.change("a", "3");

    Answer second = space.restore(then, "{}", key);

    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(space.admin().get(space.path() + "/records/a").version()).isEqualTo(5);
  }

  private static List<String> operations(JsonNode preview) {
    return preview.path("operations").valueStream().map(SpaceRestoreIT::operation).toList();
  }

  private static String operation(JsonNode operation) {
    return operation.path("action").asText()
        + " "
        + key(operation)
        + " "
        + operation.path("from_version")
        + " "
        + operation.path("restore_version");
  }

  private static String key(JsonNode document) {
    return document.path("collection").asText() + "/" + document.path("id").asText();
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.PreviewSpaceUndo;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.SpaceRestorePage;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.contracts.UndoSpaceRestore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceRestoreRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  private static final String RESTORE = "/spaces/crm/restore";
  private static final String AT = "?dateTime=2025-06-01T12:00:00Z";
  private static final String HEAD =
      "{\"space\":\"crm\",\"date_time\":\"2025-06-01T12:00:00.000000Z\",";
  private static final String OPERATIONS =
      "\"operations\":[{\"action\":\"update\",\"collection\":\"records\",\"id\":\"r1\","
          + "\"from_version\":4,\"restore_version\":2,"
          + "\"changes\":[{\"field\":\"a\",\"from\":1.10,\"to\":2}]},"
          + "{\"action\":\"delete\",\"collection\":\"sheets\",\"id\":\"s1\","
          + "\"from_version\":1,\"restore_version\":null,\"changes\":[]}],"
          + "\"skipped_collections\":[\"jobs\"],"
          + "\"pagination\":{\"cursor\":\"c2\",\"has_more\":true}";

  @BeforeEach
  void answer() {
    api.answer(Addresses.RESTORE_SPACE, SpaceRestores.done());
    api.answer(Addresses.UNDO_SPACE_RESTORE, SpaceRestores.done());
    api.answer(Addresses.PREVIEW_SPACE_RESTORE, preview("the-plan"));
    api.answer(Addresses.PREVIEW_SPACE_UNDO, preview(null));
  }

  @Test
  void aPreviewSaysWhatWouldHappenAndNamesItsPlan() {
    assertThat(api.get(RESTORE + AT).body())
        .isEqualTo(
            HEAD + "\"plan\":\"the-plan\"," + SpaceRestores.COUNTS_JSON + "," + OPERATIONS + "}");
  }

  @Test
  void aPreviewIsOfTheWholeSpaceUnlessSomethingIsSelected() throws Exception {
    api.get(RESTORE + AT);

    assertThat(api.received(PreviewSpaceRestore.class))
        .returns("crm", PreviewSpaceRestore::space)
        .returns(new RestorePoint.At(SpaceRestores.THEN), PreviewSpaceRestore::point)
        .returns(Selection.ALL, PreviewSpaceRestore::selection)
        .returns(50, PreviewSpaceRestore::limit)
        .returns(null, PreviewSpaceRestore::cursor);
  }

  @Test
  void aSelectionInAQueryIsTheSameInABody() throws Exception {
    api.get(
        RESTORE
            + AT
            + "&collections=sheets,records,sheets&ids=b,a&changed_by=bot&correlation_id=run%207");
    Selection inQuery = api.received(PreviewSpaceRestore.class).selection();

    api.postJson(
        RESTORE + AT,
        "{\"select\":{\"ids\":[\"a\",\"b\"],\"collections\":[\"records\",\"sheets\"],"
            + "\"changed_by\":\"bot\",\"correlation_id\":\"run 7\"}}");

    assertThat(api.received(RestoreSpace.class).selection())
        .isEqualTo(inQuery)
        .isEqualTo(new Selection(List.of("records", "sheets"), List.of("a", "b"), "bot", "run 7"));
  }

  @Test
  void aSnapshotStandsForItsMoment() throws Exception {
    api.get(RESTORE + "?snapshot=snap-1&_limit=7&_cursor=c1");

    assertThat(api.received(PreviewSpaceRestore.class))
        .returns(new RestorePoint.OfSnapshot("snap-1"), PreviewSpaceRestore::point)
        .returns(7, PreviewSpaceRestore::limit)
        .returns("c1", PreviewSpaceRestore::cursor);
  }

  @Test
  void aRestoreThatIsDoneIsAnsweredWithWhatItDid() {
    var response = api.send("POST", RESTORE + AT, "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"operation_id\":\"op-1\",\"space\":\"crm\","
                + "\"date_time\":\"2025-06-01T12:00:00.000000Z\",\"undoes\":\"op-0\","
                + "\"restored_at\":\"2025-06-02T08:00:00.123456Z\","
                + SpaceRestores.COUNTS_JSON
                + "}");
  }

  @Test
  void aRestoreThatGoesOnIsAnsweredWithWhereToLook() {
    api.answer(Addresses.RESTORE_SPACE, SpaceRestores.running(7));

    var response = api.send("POST", RESTORE + AT, "");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains("/spaces/crm/restores/op-1");
    assertThat(response.headers().firstValue("Preference-Applied")).isEmpty();
    assertThat(response.body())
        .isEqualTo(
            "{\"operation_id\":\"op-1\",\"space\":\"crm\",\"status\":\"running\","
                + "\"date_time\":\"2025-06-01T12:00:00.000000Z\","
                + "\"progress\":{\"done\":7,\"total\":43}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {RESTORE + AT, "/spaces/crm/restores/op-0/undo"})
  void whoPrefersNotToWaitIsToldThatHeNeedNot(String path) {
    api.answer(Addresses.RESTORE_SPACE, SpaceRestores.running(0));
    api.answer(Addresses.UNDO_SPACE_RESTORE, SpaceRestores.running(0));

    var response = api.send("POST", path, "", "Prefer", "wait=1, respond-async");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Preference-Applied")).contains("respond-async");
  }

  @Test
  void aRestoreCarriesItsPlanItsReasonAndItsKey() throws Exception {
    api.send(
        "POST",
        RESTORE + AT,
        "{\"plan\":\"p\",\"change_reason\":\"wrong import\"}",
        "Content-Type",
        "application/json",
        "X-Change-Reason",
        "not this one",
        "Idempotency-Key",
        "k1",
        "Prefer",
        "respond-async");

    RestoreSpace command = api.received(RestoreSpace.class);
    assertThat(command.plan()).isEqualTo("p");
    assertThat(command.inBackground()).isTrue();
    assertThat(command.options().changeReason()).isEqualTo("wrong import");
    assertThat(command.options().idempotencyKey()).returns("k1", key -> key.key());
  }

  @Test
  void aRestoreWithoutABodyIsOfEverything() throws Exception {
    api.send("POST", RESTORE + AT, "", "X-Change-Reason", "wrong import");

    assertThat(api.received(RestoreSpace.class))
        .returns(null, RestoreSpace::plan)
        .returns(Selection.ALL, RestoreSpace::selection)
        .returns(false, RestoreSpace::inBackground)
        .returns("wrong import", command -> command.options().changeReason());
  }

  @Test
  void thePreviewOfAnUndoListsWhatWasChangedSince() throws Exception {
    var response = api.get("/spaces/crm/restores/op-1/undo?_limit=3&_cursor=c1");

    assertThat(response.body())
        .isEqualTo(
            HEAD
                + SpaceRestores.COUNTS_JSON
                + ","
                + OPERATIONS
                + ",\"conflicts\":[{\"collection\":\"records\",\"id\":\"r1\"}]}");
    assertThat(api.received(PreviewSpaceUndo.class))
        .returns("op-1", PreviewSpaceUndo::operation)
        .returns(3, PreviewSpaceUndo::limit)
        .returns("c1", PreviewSpaceUndo::cursor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | false",
        "{\"force\":true,\"change_reason\":\"oops\"} | true",
        "{\"force\":false} | false"
      })
  void anUndoIsForcedOnlyOnRequest(String body, boolean force) throws Exception {
    api.send("POST", "/spaces/crm/restores/op-1/undo", body, "Content-Type", "application/json");

    assertThat(api.received(UndoSpaceRestore.class))
        .returns("op-1", UndoSpaceRestore::operation)
        .returns(force, UndoSpaceRestore::force);
  }

  @Test
  void restoresAreListedWithAllThatIsKnownOfThem() throws Exception {
    api.answer(
        Addresses.LIST_SPACE_RESTORES,
        new SpaceRestorePage(List.of(SpaceRestores.done(), SpaceRestores.failed()), null));

    var response = api.get("/spaces/crm/restores?_limit=2&_cursor=c1");

    assertThat(response.body())
        .isEqualTo(
            "{\"data\":[{\"operation_id\":\"op-1\",\"space\":\"crm\",\"status\":\"done\","
                + "\"date_time\":\"2025-06-01T12:00:00.000000Z\",\"undoes\":\"op-0\","
                + SpaceRestores.COUNTS_JSON
                + ",\"progress\":{\"done\":43,\"total\":43},\"started_by\":\"alice\","
                + "\"started_at\":\"2025-06-01T12:00:00.000000Z\","
                + "\"restored_at\":\"2025-06-02T08:00:00.123456Z\","
                + "\"change_reason\":\"wrong\\nimport\"},"
                + "{\"operation_id\":\"op-1\",\"space\":\"crm\",\"status\":\"failed\","
                + "\"date_time\":\"2025-06-01T12:00:00.000000Z\","
                + "\"counts\":{\"create\":0,\"update\":0,\"delete\":0},\"by_collection\":{},"
                + "\"progress\":{\"done\":7,\"total\":43},\"started_by\":\"alice\","
                + "\"started_at\":\"2025-06-01T12:00:00.000000Z\","
                + "\"error\":{\"code\":\"INTERNAL_ERROR\","
                + "\"message\":\"Failed to restore space\"}}],"
                + "\"pagination\":{\"cursor\":null,\"has_more\":false}}");
    assertThat(api.received(ListSpaceRestores.class))
        .returns(2, ListSpaceRestores::limit)
        .returns("c1", ListSpaceRestores::cursor);
  }

  @Test
  void whatWasChangedSinceThePlanIsListed() {
    api.refuse(
        Addresses.RESTORE_SPACE,
        new Refusal.PlanStale(List.of(new DocumentKey("crm", "records", "r1"))));

    var response = api.postJson(RESTORE + AT, "{\"plan\":\"p\"}");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body())
        .contains("\"PLAN_STALE\"")
        .contains("\"documents\":[{\"collection\":\"records\",\"id\":\"r1\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "restores", "restores/op-1", "history", "snapshots"})
  void nothingElseCanBeDoneThere(String path) {
    var response = api.send("PUT", "/spaces/crm/" + path, "");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET, HEAD");
  }

  private static SpaceRestorePreview preview(@Nullable String plan) {
    return new SpaceRestorePreview(
        "crm",
        SpaceRestores.THEN,
        plan,
        SpaceRestores.COUNTS,
        SpaceRestores.BY_COLLECTION,
        List.of(
            new PlannedOperation(
                Action.UPDATE, "records", "r1", 4, 2, List.of(new FieldChange("a", "1.10", "2"))),
            new PlannedOperation(Action.DELETE, "sheets", "s1", 1, null, List.of())),
        List.of("jobs"),
        List.of(new DocumentKey("crm", "records", "r1")),
        "c2");
  }
}

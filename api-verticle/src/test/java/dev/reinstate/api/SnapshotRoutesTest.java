package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.ListHistory;
import dev.reinstate.contracts.ListSnapshots;
import dev.reinstate.contracts.ReadSnapshot;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.SnapshotPage;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Choosing a moment: the history of a space, and the names of moments. */
class SnapshotRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  private static final Instant AT = Instant.parse("2025-06-01T12:00:00Z");
  private static final Snapshot SNAPSHOT =
      new Snapshot("snap-1", "before the \"import\"", AT, AT.plusSeconds(1), "alice");
  private static final String JSON =
      "{\"id\":\"snap-1\",\"label\":\"before the \\\"import\\\"\","
          + "\"date_time\":\"2025-06-01T12:00:00.000000Z\","
          + "\"created_at\":\"2025-06-01T12:00:01.000000Z\",\"created_by\":\"alice\"}";

  private static final String CONTENT = "Content-Type";
  private static final String JSON_TYPE = "application/json";
  private static final String KEY = "Idempotency-Key";

  @BeforeEach
  void answer() {
    api.answer(Addresses.CREATE_SNAPSHOT, SNAPSHOT);
  }

  @Test
  void aSnapshotIsMadeAtItsPath() throws Exception {
    var response =
        api.postJson(
            "/spaces/crm/snapshots",
            "{\"label\":\"before\",\"dateTime\":\"2025-06-01T14:00:00+02:00\"}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains("/spaces/crm/snapshots/snap-1");
    assertThat(response.body()).isEqualTo(JSON);
    assertThat(api.received(CreateSnapshot.class))
        .returns("crm", CreateSnapshot::space)
        .returns("before", CreateSnapshot::label)
        .returns(AT, CreateSnapshot::dateTime);
  }

  @Test
  void aRepeatedRequestSaysThatItIsOne() throws Exception {
    api.send("POST", "/spaces/crm/snapshots", "{\"label\":\"a\"}", CONTENT, JSON_TYPE, KEY, "k1");
    assertThat(api.received(CreateSnapshot.class).options().idempotencyKey())
        .isNotNull()
        .returns("k1", IdempotencyKey::key);

    api.handle(Addresses.DELETE_SNAPSHOT, command -> new Reply.Done<>(SNAPSHOT, true));
    var response = api.send("DELETE", "/spaces/crm/snapshots/snap-1", "", KEY, "k2");
    assertThat(api.received(DeleteSnapshot.class).options().idempotencyKey())
        .isNotNull()
        .returns("k2", IdempotencyKey::key);
    assertThat(response.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void aSnapshotIsOfNowUnlessItSaysWhen() throws Exception {
    api.postJson("/spaces/crm/snapshots", "{\"label\":\"now\"}");

    assertThat(api.received(CreateSnapshot.class).dateTime()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"label\":null}",
        "{\"label\":7}",
        "{\"label\":\"\"}",
        "{\"label\":\"  \"}",
        "{\"label\":\"a\",\"dateTime\":null}",
        "{\"label\":\"a\",\"dateTime\":1748779200}",
        "{\"label\":\"a\",\"dateTime\":\"2025-02-30T00:00:00Z\"}",
        "{\"label\":\"a\",\"name\":\"b\"}",
      })
  void aSnapshotThatCannotBeReadIsNotMade(String body) {
    assertThat(api.postJson("/spaces/crm/snapshots", body).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aLabelIsCountedInCharacters() {
    String label = "\uD83D\uDE00".repeat(200);

    assertThat(post(label)).isEqualTo(201);
    assertThat(post(label + "x")).isEqualTo(400);
  }

  @Test
  void snapshotsAreListed() throws Exception {
    api.answer(Addresses.LIST_SNAPSHOTS, new SnapshotPage(List.of(SNAPSHOT), "c2"));

    assertThat(api.get("/spaces/crm/snapshots?_limit=1&_cursor=c1").body())
        .isEqualTo(
            "{\"data\":[" + JSON + "],\"pagination\":{\"cursor\":\"c2\",\"has_more\":true}}");
    assertThat(api.received(ListSnapshots.class))
        .returns(1, ListSnapshots::limit)
        .returns("c1", ListSnapshots::cursor);
  }

  @Test
  void aSnapshotIsRead() throws Exception {
    api.answer(Addresses.READ_SNAPSHOT, SNAPSHOT);

    assertThat(api.get("/spaces/crm/snapshots/snap-1").body()).isEqualTo(JSON);
    assertThat(api.received(ReadSnapshot.class).snapshot()).isEqualTo("snap-1");
  }

  @Test
  void aSnapshotIsDeleted() throws Exception {
    api.answer(Addresses.DELETE_SNAPSHOT, SNAPSHOT);

    assertThat(api.send("DELETE", "/spaces/crm/snapshots/snap-1", "").body())
        .isEqualTo("{\"deleted\":true,\"id\":\"snap-1\"}");
    assertThat(api.received(DeleteSnapshot.class).snapshot()).isEqualTo("snap-1");
  }

  @Test
  void theHistoryOfASpaceSaysWhatChangedAndWhereItGoesOn() throws Exception {
    var version = new VersionEntry(6, VersionAction.RESTORE, "alice", AT, "why", 2, "op-1", "r 7");
    api.answer(
        Addresses.LIST_HISTORY,
        new HistoryPage(List.of(new HistoryEntry("records", "r1", version)), "c/2"));

    var response =
        api.get("/spaces/crm/history?_cursor=c1&from=2025-06-01T14:00:00%2B02:00&_limit=1");

    assertThat(response.body())
        .isEqualTo(
            "[{\"collection\":\"records\",\"id\":\"r1\",\"version\":6,\"action\":\"restore\","
                + "\"updated_by\":\"alice\",\"updated_at\":\"2025-06-01T12:00:00.000000Z\","
                + "\"change_reason\":\"why\",\"restored_from\":2,\"operation_id\":\"op-1\","
                + "\"correlation_id\":\"r 7\"}]");
    assertThat(response.headers().firstValue("Link"))
        .contains(
            "</spaces/crm/history?_cursor=c%2F2&from=2025-06-01T14%3A00%3A00%2B02%3A00&_limit=1>;"
                + " rel=\"next\"");
    assertThat(api.received(ListHistory.class))
        .returns(AT, ListHistory::from)
        .returns(null, ListHistory::to)
        .returns(1, ListHistory::limit)
        .returns("c1", ListHistory::cursor);
  }

  @Test
  void theLastPageOfAHistoryHasNoLink() {
    api.answer(Addresses.LIST_HISTORY, new HistoryPage(List.of(), null));

    var response = api.get("/spaces/crm/history");

    assertThat(response.body()).isEqualTo("[]");
    assertThat(response.headers().firstValue("Link")).isEmpty();
  }

  private static int post(String label) {
    return api.postJson("/spaces/crm/snapshots", "{\"label\":\"" + label + "\"}").statusCode();
  }
}

package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can do everything with the database is found by a verification all the same. */
@TestInstance(Lifecycle.PER_CLASS)
final class AuditTamperIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** The newest entry. */
  private static final int LAST = 9;

  private static final String TRAIL_ENDS_AT_ITS_LAST =
      """
      update audit.chain
      set (seq, hash) = (select seq, hash from audit.entry order by seq desc limit 1)
      """;

  private static final String COPY_OF_3_AT_THE_END =
      """
      insert into audit.entry
      select (jsonb_populate_record(e, '{"seq":%d,"event_id":"999","version":77}')).*
      from audit.entry e
      where seq = 3
      """
          .formatted(LAST + 1);

  private final Installation installation = Installation.start();
  private final Caller admin = installation.admin();
  private final AuditTrail trail = new AuditTrail(admin);
  private final Tampering tampering;
  private final JsonNode head;

  AuditTamperIT() throws SQLException {
    change();
    await().atMost(SOON).until(() -> head().path("seq").intValue() == LAST);
    head = head();
    tampering = Tampering.of(installation);
  }

  /** Nine entries: of two documents in turn, with a refused attempt among them. */
  private void change() {
    admin.post("/employees", "{\"_id\":\"a\",\"n\":1}");
    admin.post("/employees", "{\"_id\":\"b\",\"n\":1.10}");
    admin.put("/employees/a", "{\"n\":2}", "X-Change-Reason", "third", "X-Correlation-ID", "run");
    admin.put("/employees/b", "{\"n\":2}");
    admin.post("/employees/a/restore/1");
    admin.post("/employees/a/restore/99");
    admin.put("/employees/a", "{\"n\":3}");
    admin.delete("/employees/b");
    admin.post("/employees/b/restore/1");
    trail.await(LAST, "");
  }

  @BeforeAll
  void isValid() {
    assertThat(trail.verify()).isEqualTo("valid");
  }

  @AfterEach
  void isValidAgain() throws SQLException {
    tampering.undo();
    assertThat(trail.verify()).isEqualTo("valid");
  }

  @AfterAll
  void stop() throws SQLException {
    tampering.close();
    installation.close();
  }

  @Test
  void theHashesAreWhatTheirDescriptionSays() throws SQLException {
    assertThat(ForgedChain.hashes(tampering.connection()))
        .isEqualTo(
            trail.entries("").reversed().stream().map(e -> e.path("hash").asText()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event_id | concat(event_id, 'x')",
        "timestamp | timestamp + interval '1 microsecond'",
        "action | 'create'",
        "space | 'elsewhere'",
        "collection | 'cities'",
        "document_id | 'c'",
        "version | 77",
        "restore_version | 1",
        "success | false",
        "error | '{}'",
        "user_id | 'mallory'",
        "user_roles | '{}'",
        "ip_address | '127.0.0.2'",
        "user_agent | null",
        "request_id | 'another'",
        "correlation_id | null",
        "operation_id | 'one'",
        "change_reason | 'none'",
        "latency_ms | latency_ms + 0.001",
        "before | after",
        "after | before",
        "changes | '[]'",
        "hash | repeat('a', 64)",
        "previous_hash | repeat('a', 64)"
      })
  void anEditedColumnIsFound(String column, String value) throws SQLException {
    tampering.execute("update audit.entry set %s = %s where seq = 3".formatted(column, value));

    assertThat(trail.verify()).isEqualTo("edited 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update reinstate.content set data = '{\"n\":5}' where content = %s",
        "update reinstate.content set data = '{\"n\":5}', sha256 = sha256('{\"n\": 5}') where"
            + " content = %s",
        "delete from reinstate.content where content = %s"
      })
  void anEditedStateIsFound(String edit) throws SQLException {
    String state = tampering.column("select after from audit.entry where seq = 3").getFirst();

    tampering.execute(edit.formatted(state));

    assertThat(trail.verify()).isEqualTo("edited 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void aMissingEntryIsFound(int seq) throws SQLException {
    tampering.execute("delete from audit.entry where seq = " + seq);

    assertThat(trail.verify()).isEqualTo("missing " + seq);
  }

  @Test
  void swappedEntriesAreFound() throws SQLException {
    tampering.execute(
        "update audit.entry set seq = -3 where seq = 3",
        "update audit.entry set seq = 3 where seq = 5",
        "update audit.entry set seq = 5 where seq = -3");

    assertThat(trail.verify()).isEqualTo("reordered 3");
  }

  @Test
  void aMissingEntryIsFoundThoughTheOthersMovedUp() throws SQLException {
    tampering.execute(
        "delete from audit.entry where seq = 3",
        "update audit.entry set seq = seq - 1 where seq > 3");

    assertThat(trail.verify()).isEqualTo("missing 3");
  }

  @Test
  void aCutTailIsFound() throws SQLException {
    tampering.execute("delete from audit.entry where seq > 6");

    assertThat(trail.verify()).isEqualTo("cut 7");
  }

  @Test
  void aCutTailIsFoundThoughTheTrailSaysThatItEndsThere() throws SQLException {
    tampering.execute("delete from audit.entry where seq > 6", TRAIL_ENDS_AT_ITS_LAST);

    assertThat(trail.verify()).isEqualTo("cut 7");
  }

  @Test
  void aCutTailIsFoundThoughItsSignedHeadIsCutToo() throws SQLException {
    tampering.execute(
        "delete from audit.entry where seq > 6", TRAIL_ENDS_AT_ITS_LAST, "delete from audit.head");

    assertThat(trail.verify()).isEqualTo("cut 7");
  }

  @Test
  void anEntryOfWhichTheCommitTellsOtherwiseIsFoundThoughTheChainWasComputedAnew()
      throws SQLException {
    tampering.execute("update audit.entry set user_id = 'mallory' where seq = 3");
    ForgedChain.write(tampering);

    assertThat(trail.verify()).isEqualTo("forged 3");
  }

  @Test
  void aChainComputedAnewWithoutTheKeyIsFoundAtTheNextSignedHead() throws SQLException {
    tampering.execute("update audit.entry set ip_address = '127.0.0.2' where seq = 6");
    ForgedChain.write(tampering);

    assertThat(trail.verify()).isEqualTo("forged " + signedAfter(6));
  }

  @Test
  void aHeadSignedWithAnotherKeyIsFound() throws Exception {
    String signed = signedAfter(1);

    ForgedHead.write(tampering, signed);

    assertThat(trail.verify()).isEqualTo("forged " + signed);
  }

  @Test
  void aChainComputedAnewWithoutHeadsIsFoundByOneThatWasKept() throws SQLException {
    String known = "?head_seq=" + LAST + "&head_hash=" + head.path("hash").asText();
    assertThat(trail.verify(known)).isEqualTo("valid");

    tampering.execute(
        "update audit.entry set ip_address = '127.0.0.2' where seq = 6", "delete from audit.head");
    ForgedChain.write(tampering);

    assertThat(trail.verify(known)).isEqualTo("forged " + LAST);
  }

  @Test
  void anEntryAddedWithoutItsPlaceInTheChainIsFound() throws SQLException {
    tampering.execute(COPY_OF_3_AT_THE_END);

    assertThat(trail.verify()).isEqualTo("edited " + (LAST + 1));
  }

  @Test
  void anEntryForACommitThatNeverWasIsFoundThoughItFitsTheChain() throws SQLException {
    tampering.execute(COPY_OF_3_AT_THE_END);
    ForgedChain.write(tampering);

    assertThat(trail.verify()).isEqualTo("forged " + (LAST + 1));
  }

  @Test
  void aCommitWhoseEntryWasTakenOutIsFoundThoughTheChainAndItsHeadsWereMadeAnew()
      throws SQLException {
    tampering.execute(
        "delete from audit.entry where seq = 3",
        "update audit.entry set seq = seq - 1 where seq > 3",
        "delete from audit.head");
    ForgedChain.write(tampering);

    assertThat(trail.verify()).isIn("forged 4", "cut " + LAST);
  }

  /** The first signed head from that entry on. */
  private String signedAfter(int seq) throws SQLException {
    return tampering.column("select min(seq) from audit.head where seq >= " + seq).getFirst();
  }

  private JsonNode head() {
    return admin.get("/_audit/head").json();
  }
}

package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the trail by plain SQL is found, and named. */
class VerifyAuditIT {
  @AutoClose final AuditFixture service = new AuditFixture();

  /** Entries 1 to 8: emp_1 created, updated, deleted, restored; a refusal; emp_2 thrice. */
  @BeforeEach
  void trail() {
    service.commit("emp_1", "{\"salary\": 1}");
    service.commit("emp_1", "{\"salary\": 2}");
    service.commit("emp_1", null);
    service.restore("emp_1", 1);
    service.refuse("emp_1", "eve");
    for (int salary = 1; salary <= 3; salary++) {
      service.commit("emp_2", "{\"salary\": " + salary + "}");
    }
    service.append();
    service.sign();
  }

  @Test
  void aTrailThatNobodyTouchedIsValid() {
    assertThat(service.verify().entries()).isEqualTo(8);
    assertThat(service.verify().valid()).isTrue();
    assertThat(service.verify(known(8)).valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_id = 'x'",
        "timestamp = timestamp + interval '1 microsecond'",
        "timestamp = 'infinity'",
        "timestamp = '4000-01-01 BC'",
        "action = 'create'",
        "space = 'other'",
        "collection = 'secrets'",
        "document_id = null",
        "version = 9",
        "restore_version = 3",
        "success = false",
        "error = 'null'",
        "user_id = 'bob'",
        "user_roles = '{}'",
        "user_roles = '{admin,NULL}'",
        "ip_address = '127.0.0.2'",
        "user_agent = null",
        "request_id = ''",
        "correlation_id = null",
        "operation_id = ''",
        "change_reason = 'because'",
        "latency_ms = latency_ms + 0.001",
        "latency_ms = 'NaN'",
        "before = null",
        "before = after",
        "after = before",
        "after = 999999",
        "changes = '[]'",
        "changes = 'null'",
        "hash = previous_hash",
        "previous_hash = hash"
      })
  void anEditedColumnIsFound(String edit) {
    service.rows("update audit.entry set " + edit + " where seq = 2");

    assertFound(2, Kind.EDITED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data = '{\"salary\": 3}'",
        "sha256 = sha256('')",
        "data = '{\"salary\": 3}', sha256 = sha256(convert_to('{\"salary\": 3}', 'UTF8'))"
      })
  void aContentThatIsNotWhatItWasIsAnEditOfTheFirstEntryWithIt(String edit) {
    service.rows(
        "update content set "
            + edit
            + " where content = (select after from audit.entry where seq = 2)");

    assertFound(2, Kind.EDITED);
  }

  @Test
  void aContentThatIsGoneIsAnEditOfTheFirstEntryWithIt() {
    service.rows(
        "delete from content where content = (select after from audit.entry where seq = 2)");

    assertFound(2, Kind.EDITED);
  }

  @Test
  void aDeletedEntryIsMissing() {
    service.rows("delete from audit.entry where seq = 5");

    assertFound(5, Kind.MISSING);
  }

  @Test
  void swappedEntriesAreReordered() {
    swap(3, 7);

    assertFound(3, Kind.REORDERED);
  }

  @Test
  void neighboursThatSwappedAreReordered() {
    swap(5, 6);

    assertFound(5, Kind.REORDERED);
  }

  @Test
  void aCutTailIsFound() {
    service.rows("delete from audit.entry where seq > 6");

    assertFound(7, Kind.CUT);
  }

  @Test
  void aTailThatWasCutBeforeTheNextEntryIsMissing() {
    service.rows("delete from audit.entry where seq > 6");
    service.commit("emp_3", "{}");
    service.append();

    assertFound(7, Kind.MISSING);
  }

  @Test
  void aCutTailIsFoundByTheSignedHeadWhereTheEndWasMovedBack() {
    service.rows("delete from audit.entry where seq > 6");
    moveEndBack();

    assertFound(7, Kind.CUT);
  }

  @Test
  void aCutTailIsFoundByTheCommitsWhereNothingElseTellsOfIt() {
    service.rows("delete from audit.entry where seq > 6");
    moveEndBack();
    service.rows("delete from audit.head");

    assertFound(7, Kind.CUT);
  }

  @Test
  void anEmptiedTrailIsFound() {
    service.rows("truncate audit.entry, audit.head");
    service.rows("update audit.chain set seq = 0, hash = repeat('0', 64)");

    assertFound(1, Kind.CUT);
  }

  @Test
  void aTrailWithoutItsEndIsFound() {
    service.rows("delete from audit.chain");

    assertFound(9, Kind.CUT);
  }

  @Test
  void aTrailThatWasComputedAnewIsForged() {
    service.rows("update audit.entry set user_id = 'mallory' where seq = 5");
    rebuild();

    assertFound(8, Kind.FORGED);
  }

  @Test
  void aTrailThatWasComputedAnewWithoutItsHeadsIsForgedByWhatWasKept() {
    KnownHead kept = known(6);
    service.rows("update audit.entry set user_id = 'mallory' where seq = 5");
    service.rows("delete from audit.head");
    rebuild();

    assertThat(service.verify(kept).problem())
        .extracting(Problem::seq, Problem::kind)
        .containsExactly(6L, Kind.FORGED);
  }

  @Test
  void anEntryThatTellsOfAnotherCommitIsForgedAlsoWhenAllIsComputedAnew() {
    service.rows("update audit.entry set user_id = 'mallory' where seq = 2");
    service.rows("delete from audit.head");
    rebuild();

    assertFound(2, Kind.FORGED);
  }

  @Test
  void anEntryForWhatWasNeverCommittedIsForged() {
    service.rows("delete from audit.head");
    service.rows(
        """
        insert into audit.entry
        select seq + 1, 'x', timestamp, action, space, collection, document_id, version + 1, restore_version, success,
               error, user_id, user_roles, ip_address, user_agent, request_id, correlation_id, operation_id,
               change_reason, latency_ms, before, after, changes, salt, hash, previous_hash
        from audit.entry where seq = 8
        """);
    rebuild();

    assertFound(9, Kind.FORGED);
  }

  @Test
  void anEntryThatWasTakenOutIsFoundByItsCommitAlsoWhenAllIsComputedAnew() {
    service.rows("delete from audit.entry where seq = 7");
    service.rows("update audit.entry set seq = 7 where seq = 8");
    service.rows("delete from audit.head");
    rebuild();

    assertFound(7, Kind.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hash = previous.hash",
        "signed_at = head.signed_at + interval '1 second'",
        "signature = 'AAAA'",
        "public_key = 'AAAA'"
      })
  void aHeadThatWasChangedIsForged(String edit) {
    service.rows(
        "update audit.head set " + edit + " from audit.entry previous where previous.seq = 1");

    assertFound(8, Kind.FORGED);
  }

  @Test
  void aVersionThatAuditHasNotReadYetIsNothingWrong() {
    service.commit("emp_2", "{}");
    service.commit("emp_3", "{}");

    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void aVersionWhoseEventVanishedIsFound() {
    service.commit("emp_3", "{}");
    service.rows("delete from event where document_id = 'emp_3'");

    assertFound(9, Kind.CUT);
  }

  @Test
  void whatRetentionTookIsNothingWrong() {
    service.rows("select prune('employees', 'emp_1', 1), prune('employees', 'emp_2', 1)");

    assertThat(
            service.number(
                "select count(*) from version join document using (doc) where collection ="
                    + " 'employees'"))
        .isEqualTo(2);
    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void aLongTrailIsVerifiedInSteps() {
    service.rows(
        """
        select commit_change('employees', 'many_' || n % 100, '{"n": ' || n || '}', 'alice')
        from generate_series(1, 7000) n
        """);
    service.append();

    assertThat(service.verify().problem()).isNull();
    assertThat(service.verify().entries()).isEqualTo(7_008);
  }

  private void swap(int one, int other) {
    service.rows("update audit.entry set seq = -1 where seq = " + one);
    service.rows("update audit.entry set seq = " + one + " where seq = " + other);
    service.rows("update audit.entry set seq = " + other + " where seq = -1");
  }

  private void moveEndBack() {
    service.rows(
        """
        update audit.chain c set seq = e.seq, hash = e.hash
        from (select seq, hash from audit.entry order by seq desc limit 1) e
        """);
  }

  private KnownHead known(int seq) {
    return new KnownHead(
        seq,
        Objects.requireNonNull(
            service.row("select hash from audit.entry where seq = " + seq).getString(0)));
  }

  /** What somebody does who knows everything but the key. */
  private void rebuild() {
    TrailRebuild.run(service);
    moveEndBack();
  }

  private void assertFound(long seq, Kind kind) {
    Problem problem = service.verify().problem();
    assertThat(problem).isNotNull();
    assertThat(problem).extracting(Problem::seq, Problem::kind).containsExactly(seq, kind);
  }
}

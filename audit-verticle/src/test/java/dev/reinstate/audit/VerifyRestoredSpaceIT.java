package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored space is one entry, which stands for all the versions that it made. */
class VerifyRestoredSpaceIT {
  @AutoClose final AuditFixture service = new AuditFixture();

  @BeforeEach
  void trail() {
    RestoredTrail.make(service);
  }

  @Test
  void isOneEntryForAllThatItChanged() {
    assertThat(service.number("select count(*) from version where operation = 'op-1'"))
        .isEqualTo(5);
    assertThat(service.verify().problem()).isNull();
    assertThat(service.verify().entries()).isEqualTo(8);
  }

  @Test
  void thatChangedNothingHasItsEntryToo() {
    service.restoreSpace(service.now(), "op-2");
    assertThat(service.verify().problem()).isNull();

    service.append();

    assertThat(service.number("select count(*) from audit.entry where operation_id = 'op-2'"))
        .isOne();
    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void thatAuditHasNotReadYetIsNothingWrong() {
    String moment = service.now();
    service.commit("emp_1", "{\"salary\": 11}");

    service.restoreSpace(moment, "op-2");

    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void whoseEventVanishedIsFound() {
    service.restoreSpace(service.now(), "op-2");
    service.rows("delete from event where context ->> 'operation_id' = 'op-2'");

    assertFound(9, Kind.CUT);
  }

  @Test
  void whoseEntryWasTakenOutIsFoundByItsVersions() {
    service.rows("delete from audit.entry where seq = 7");
    service.rows("update audit.entry set seq = 7 where seq = 8");
    rebuild();

    assertFound(8, Kind.CUT);
  }

  @Test
  void thatChangedNothingIsFoundWithoutItsEntryToo() {
    service.restoreSpace(service.now(), "op-2");
    service.commit("emp_3", "{\"salary\": 31}");
    service.append();
    service.rows("delete from audit.entry where seq = 9");
    service.rows("update audit.entry set seq = 9 where seq = 10");
    rebuild();

    assertFound(9, Kind.FORGED);
  }

  @Test
  void thatNeverWasIsForged() {
    service.rows(
        """
        insert into audit.entry
        select seq + 1, 'x', timestamp, 'restore', space, 'spaces', 'default', null, null, success, error, user_id,
               user_roles, ip_address, user_agent, request_id, correlation_id, 'op-9', change_reason, latency_ms, null,
               after, changes, salt, hash, previous_hash
        from audit.entry where seq = 8
        """);
    rebuild();

    assertFound(9, Kind.FORGED);
  }

  @Test
  void losesVersionsToRetentionAndIsStillThere() {
    service.commit("emp_4", "{\"salary\": 41}");
    service.append();
    service.rows("select prune('employees', 'emp_1', 1), prune('employees', 'emp_4', 1)");

    assertThat(
            service.number(
                "select count(distinct doc) from version where operation = 'op-1' and action <>"
                    + " 'snapshot'"))
        .isEqualTo(2);
    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void documentsThatAreDeletedTogetherHaveAnEntryEach() {
    service.deleteTogether("together", "emp_1", "emp_3");
    assertThat(service.verify().problem()).isNull();

    service.append();

    assertThat(service.number("select count(*) from audit.entry where operation_id = 'together'"))
        .isEqualTo(2);
    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void anEntryOfDocumentsDeletedTogetherThatIsTakenOutIsFound() {
    service.deleteTogether("together", "emp_1", "emp_3");
    service.append();
    service.rows("delete from audit.entry where seq = 9");
    service.rows("update audit.entry set seq = 9 where seq = 10");
    rebuild();

    assertFound(10, Kind.CUT);
  }

  @Test
  void aVersionThatIsSaidToBeOfAnotherOperationDiffers() {
    service.deleteTogether("together", "emp_1", "emp_3");
    service.append();
    service.rows("update version set operation = 'other' where operation = 'together'");

    assertFound(9, Kind.FORGED);
  }

  /** What somebody does who knows everything but the key. */
  private void rebuild() {
    TrailRebuild.run(service);
    service.rows(
        """
        update audit.chain c set seq = e.seq, hash = e.hash
        from (select seq, hash from audit.entry order by seq desc limit 1) e
        """);
  }

  private void assertFound(long seq, Kind kind) {
    Problem problem = service.verify().problem();
    assertThat(problem).isNotNull();
    assertThat(problem).extracting(Problem::seq, Problem::kind).containsExactly(seq, kind);
  }
}

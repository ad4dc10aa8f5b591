package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done by plain SQL to what the restore of a space has left behind is found. */
class VerifyTamperedRestoreIT {
  @AutoClose static final AuditFixture service = new AuditFixture();

  @BeforeAll
  static void trail() {
    RestoredTrail.make(service);
    service.rows("create table saved_operation as table operation");
    service.rows("create table saved_version as table version");
  }

  @BeforeEach
  void untouched() {
    service.rows("truncate operation, version");
    service.rows("insert into operation table saved_operation");
    service.rows("insert into version table saved_version");
    assertThat(service.verify().problem()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from operation",
        "update operation set status = 'failed'",
        "update operation set space = 'other'",
        "update operation set started_by = 'mallory'",
        "update operation set change_reason = null",
        "update operation set date_time = date_time + interval '1 microsecond'",
        "update operation set restored_at = restored_at + interval '1 microsecond'",
        "update operation set undoes = 'op-0'",
        "update operation set by_collection = '{}'",
        "update operation set by_collection = '[]'",
        "delete from version where operation = 'op-1' and action = 'delete'",
        "delete from version where operation = 'op-1' and action = 'restore' and restored_from = 1",
        "update version set operation = null where operation = 'op-1' and action = 'delete'",
        "update version set action = 'update' where operation = 'op-1' and action = 'restore'",
        "update version set updated_by = 'mallory' where operation = 'op-1'",
        "update version set updated_at = updated_at - interval '1 s' where operation = 'op-1'",
        "update version set space = 'other' where operation = 'op-1'",
        "update version set change_reason = 'none' where operation = 'op-1' and action = 'restore'",
        "update version set content = 1 where operation = 'op-1' and action = 'delete'",
        "update version set content = 4 where operation = 'op-1' and action = 'restore'",
        "update version set content = null where operation = 'op-1' and action = 'snapshot' and"
            + " content is not null",
        "insert into version (doc, version, action, updated_at, updated_by, space, operation,"
            + " change_reason) select doc, 99, action, updated_at, updated_by, space, operation,"
            + " change_reason from version where operation = 'op-1' and action = 'delete'"
      })
  void itsEntryTellsOfAnotherCommit(String tampering) {
    service.rows(tampering);

    assertThat(service.verify().problem())
        .isNotNull()
        .extracting(Problem::seq, Problem::kind)
        .containsExactly(7L, Kind.FORGED);
  }
}

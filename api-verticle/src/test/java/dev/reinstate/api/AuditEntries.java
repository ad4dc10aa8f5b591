package dev.reinstate.api;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.FieldChange;
import java.time.Instant;
import java.util.List;

/** Entries of an audit trail. */
final class AuditEntries {

  static final AuditEntry RESTORED =
      entry(
          7, "{\"salary\": 85000.10}", List.of(new FieldChange("salary", "85000.10", "75000.00")));

  static final AuditEntry REFUSED =
      new AuditEntry(
          8,
          "e-8",
          Instant.parse("2025-06-01T12:00:01Z"),
          Action.CREATE,
          "default",
          "employees",
          null,
          null,
          null,
          false,
          new ErrorText("FORBIDDEN", "No"),
          "bob",
          List.of(),
          "::1",
          null,
          "r-2",
          null,
          null,
          null,
          0.5,
          null,
          null,
          List.of(),
          "c".repeat(64),
          "a".repeat(64));

  private AuditEntries() {}

  /** An entry that is as large as the state before the change. */
  static AuditEntry before(long seq, String state) {
    return entry(seq, state, List.of());
  }

  private static AuditEntry entry(long seq, String before, List<FieldChange> changes) {
    return new AuditEntry(
        seq,
        "e-" + seq,
        Instant.parse("2025-06-01T12:00:00.123456Z"),
        Action.RESTORE,
        "default",
        "employees",
        "emp_1",
        6,
        2,
        true,
        null,
        "alice",
        List.of("admin", "hr"),
        "127.0.0.1",
        "curl/8",
        "r-1",
        "run-1",
        "op-1",
        "wrong \"raise\"",
        1.234,
        before,
        "{\"salary\": 75000.00}",
        changes,
        "a".repeat(64),
        "b".repeat(64));
  }
}

package dev.reinstate.api;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import java.time.Instant;
import java.util.Map;

/** Restores of a space, for tests. */
final class SpaceRestores {

  static final Instant THEN = Instant.parse("2025-06-01T12:00:00Z");
  static final Instant NOW = Instant.parse("2025-06-02T08:00:00.123456Z");
  static final OperationCounts COUNTS = new OperationCounts(2, 40, 1);
  static final Map<String, OperationCounts> BY_COLLECTION =
      Map.of("sheets", new OperationCounts(0, 40, 0), "records", new OperationCounts(2, 0, 1));

  /** How {@link #COUNTS} and {@link #BY_COLLECTION} are written. */
  static final String COUNTS_JSON =
      "\"counts\":{\"create\":2,\"update\":40,\"delete\":1},\"by_collection\":{"
          + "\"records\":{\"create\":2,\"update\":0,\"delete\":1},"
          + "\"sheets\":{\"create\":0,\"update\":40,\"delete\":0}}";

  private SpaceRestores() {}

  static SpaceRestore running(long done) {
    return new SpaceRestore(
        "op-1",
        "crm",
        SpaceRestoreStatus.RUNNING,
        THEN,
        null,
        new OperationCounts(0, 0, 0),
        Map.of(),
        done,
        43,
        "alice",
        THEN,
        null,
        null,
        null);
  }

  static SpaceRestore done() {
    return new SpaceRestore(
        "op-1",
        "crm",
        SpaceRestoreStatus.DONE,
        THEN,
        "op-0",
        COUNTS,
        BY_COLLECTION,
        43,
        43,
        "alice",
        THEN,
        NOW,
        "wrong\nimport",
        null);
  }

  static SpaceRestore failed() {
    return new SpaceRestore(
        "op-1",
        "crm",
        SpaceRestoreStatus.FAILED,
        THEN,
        null,
        new OperationCounts(0, 0, 0),
        Map.of(),
        7,
        43,
        "alice",
        THEN,
        null,
        null,
        new ErrorText("INTERNAL_ERROR", "Failed to restore space"));
  }
}

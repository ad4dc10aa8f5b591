package dev.reinstate.api;

import dev.reinstate.contracts.RestorePoint;

/** Reads from a query which moment a space is to go back to. */
final class RestorePointQuery {

  private RestorePointQuery() {}

  /**
   * Reads {@code dateTime} or {@code snapshot}, of which there must be exactly one. Whether that
   * moment can be gone back to is not known here.
   */
  static RestorePoint read(Query query) {
    String dateTime = query.get("dateTime");
    String snapshot = query.get("snapshot");
    if (dateTime != null && snapshot != null) {
      throw Problems.badRequest(
              "dateTime and snapshot exclude each other", Details.of("parameter", "snapshot"))
          .exception();
    }
    if (dateTime != null) {
      return new RestorePoint.At(DateTime.parse("dateTime", dateTime));
    }
    if (snapshot != null) {
      return ofSnapshot(snapshot);
    }
    throw Problems.badRequest(
            "dateTime (or snapshot) is required", Details.of("parameter", "dateTime"))
        .exception();
  }

  private static RestorePoint ofSnapshot(String snapshot) {
    if (!Syntax.isId(snapshot)) {
      throw Problems.badRequest("Invalid snapshot id", Details.of("snapshot", snapshot))
          .exception();
    }
    return new RestorePoint.OfSnapshot(snapshot);
  }
}

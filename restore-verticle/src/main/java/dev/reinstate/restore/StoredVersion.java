package dev.reinstate.restore;

import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * One version as it is stored.
 *
 * @param data its content; null when it records a deletion
 */
record StoredVersion(VersionEntry entry, @Nullable String data) {

  static StoredVersion of(Row row) {
    return new StoredVersion(entry(row), row.getString("data"));
  }

  static VersionEntry entry(Row row) {
    return new VersionEntry(
        row.getInteger("version"),
        VersionAction.of(row.getString("action")),
        row.getString("updated_by"),
        row.getOffsetDateTime("updated_at").toInstant(),
        row.getString("change_reason"),
        row.getInteger("restored_from"),
        row.getString("operation"),
        row.getString("correlation"));
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.VersionEntry;
import io.vertx.sqlclient.Row;

/**
 * A version that was found in the history of a space.
 *
 * @param doc the document's number in the database
 * @param askedFor whether it is in one of the collections that were asked for and still kept; the
 *     others are there to go on from
 * @param last whether the search ended here, and may go on behind it
 */
record HistoryRow(
    long doc, DocumentKey document, VersionEntry version, boolean askedFor, boolean last) {

  static HistoryRow of(String space, Row row) {
    return new HistoryRow(
        row.getLong("doc"),
        new DocumentKey(space, row.getString("collection"), row.getString("id")),
        StoredVersion.entry(row),
        row.getBoolean("asked_for"),
        row.getBoolean("last"));
  }

  HistoryEntry entry() {
    return new HistoryEntry(document.collection(), document.id(), version);
  }

  HistoryPosition position() {
    return new HistoryPosition(version.updatedAt(), doc, version.version());
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@link PlanTable} has in it.
 *
 * @param ready how much there is to do
 * @param lost collections of documents whose version at that moment retention has taken; sorted
 * @param stale whether something was changed since the preview
 * @param changed whether something was changed since the restore that is to be undone
 */
record PlanContents(Ready ready, List<String> lost, boolean stale, boolean changed) {

  /** Of rows with the columns of a collection each. */
  static PlanContents of(RowSet<Row> collections) {
    var byCollection = new TreeMap<String, OperationCounts>();
    var lost = new TreeSet<String>();
    boolean stale = false;
    boolean changed = false;
    for (Row row : collections) {
      String collection = row.getString("collection");
      OperationCounts counts = counts(row);
      if (counts.total() > 0) {
        byCollection.put(collection, counts);
      }
      if (row.getBoolean("lost")) {
        lost.add(collection);
      }
      stale |= row.getBoolean("stale");
      changed |= row.getBoolean("changed");
    }
    return new PlanContents(new Ready(byCollection), List.copyOf(lost), stale, changed);
  }

  private static OperationCounts counts(Row row) {
    return new OperationCounts(
        row.getLong("creates"), row.getLong("updates"), row.getLong("deletes"));
  }
}

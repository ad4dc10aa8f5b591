package dev.reinstate.restore;

import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@link PlanTable} has in it.
 *
 * @param ready how much there is to do
 * @param lost collections of documents of which retention has taken the version at that moment, or
 *     what tells whether they are to go back at all; sorted
 * @param stale whether something was changed since the preview
 * @param changed whether something was changed since the restore that is to be undone
 */
record PlanContents(Ready ready, List<String> lost, boolean stale, boolean changed) {
  /**
   * A restore knows of how many documents it has changed: where there are fewer versions of it now,
   * some are gone, or their collection has no history any more.
   */
  private static final String READ =
      """
      select collection,
             coalesce(creates, 0) as creates, coalesce(updates, 0) as updates, coalesce(deletes, 0) as deletes,
             coalesce(lost, false) or coalesce(found, 0) < coalesce(restored, 0) as lost,
             coalesce(stale, false) as stale, coalesce(changed, false) as changed
      from (
        select collection,
               count(*) as found,
               count(*) filter (where action = 'create') as creates,
               count(*) filter (where action = 'update') as updates,
               count(*) filter (where action = 'delete') as deletes,
               bool_or(lost) as lost, bool_or(stale) as stale, bool_or(changed) as changed
        from restore_plan
        group by collection
      ) planned
      full join (
        select key collate "C" as collection,
               (value ->> 'create')::bigint + (value ->> 'update')::bigint + (value ->> 'delete')::bigint as restored
        from operation
        cross join lateral jsonb_each(by_collection)
        where operation = $1
      ) undone using (collection)
      """;

  /** Of the plan in the table of this transaction. */
  static Future<PlanContents> read(SqlConnection transaction, SpacePlan plan) {
    String undone = plan instanceof SpacePlan.Undo undo ? undo.operation() : null;
    return transaction.preparedQuery(READ).execute(Tuple.of(undone)).map(PlanContents::of);
  }

  private static PlanContents of(RowSet<Row> collections) {
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

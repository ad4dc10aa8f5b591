package dev.reinstate.restore;

import dev.reinstate.contracts.Selection;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds the collections of a space that have no history, and stay as they are. */
final class SkippedCollections {
  /** From one collection to the next in the index, however many documents are between. */
  private static final String FIND =
      """
      with recursive name as (
        (select collection from document where space = $1 order by collection limit 1)
        union all
        select (
          select collection from document where space = $1 and collection > name.collection order by collection limit 1
        )
        from name
        where name.collection is not null
      )
      select collection
      from name
      where collection <> all ($2::text[]) and (cardinality($3::text[]) = 0 or collection = any ($3::text[]))
      order by collection
      """;

  private SkippedCollections() {}

  /** Their names, sorted, as far as the plan selects them. */
  static Future<List<String>> find(SqlClient client, SpacePlan plan) {
    List<String> selected =
        plan instanceof SpacePlan.Restore(var space, var at, Selection selection, var versioned)
            ? selection.collections()
            : List.of();
    return client
        .preparedQuery(FIND)
        .execute(
            Tuple.of(plan.space())
                .addValue(plan.versioned().toArray(String[]::new))
                .addValue(selected.toArray(String[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map((Row row) -> row.getString("collection"))
                    .toList());
  }
}

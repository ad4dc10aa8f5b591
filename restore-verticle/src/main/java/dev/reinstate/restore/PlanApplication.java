package dev.reinstate.restore;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Does what the table of a plan says: every document that comes back gets two versions, as by a
 * restore of its own, every other one a version that records its deletion. They have the restore's
 * id and its one time.
 */
final class PlanApplication {
  /** So many documents between two looks at the progress. */
  private static final int STEP = 10_000;

  /** The last document of a step; null when there is none left. */
  private static final String NEXT =
      """
      select max(doc) as doc
      from (select doc from restore_plan where doc > $1 order by doc limit $2::integer) as step
      """;

  private static final String WRITE_VERSIONS =
      """
      insert into version
        (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, operation, correlation, space)
      select p.doc, p.head + made.step,
             case when made.action = 'snapshot' then p.head_content else p.content end,
             made.action, $3, $4,
             case when made.action = 'snapshot' then 'Pre-restore snapshot' else $5 end,
             case when made.action = 'restore' then p.target end,
             $6, $7, $8
      from restore_plan p
      join (values (1, 'snapshot', false), (2, 'restore', false), (1, 'delete', true)) as made (step, action, deletes)
        on made.deletes = (p.action = 'delete')
      where p.doc > $1 and p.doc <= $2 and p.action is not null
      order by p.doc, made.step
      """;

  /** A deleted document still says what it belonged to. */
  private static final String MOVE_HEADS =
      """
      update document d
      set head = d.head + case when p.action = 'delete' then 1 else 2 end,
          content = p.content,
          deleted = p.action = 'delete',
          parent = case when p.action = 'delete' then d.parent else p.parent end,
          updated_at = $3,
          updated_by = $4
      from restore_plan p
      where d.doc = p.doc and p.doc > $1 and p.doc <= $2 and p.action is not null
      """;

  /**
   * Does it all, in steps.
   *
   * @param progress is told after each how many documents are done
   */
  Future<Void> run(SqlConnection transaction, Applied how, LongConsumer progress) {
    return PlanTable.indexed(transaction)
        .compose(indexed -> after(0, 0, transaction, how, progress));
  }

  private static Future<Void> after(
      long doc, long done, SqlConnection transaction, Applied how, LongConsumer progress) {
    return transaction
        .preparedQuery(NEXT)
        .execute(Tuple.of(doc, STEP))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("doc")))
        .compose(
            next ->
                next.isEmpty()
                    ? Future.succeededFuture()
                    : step(doc, next.get(), transaction, how)
                        .compose(
                            moved -> {
                              progress.accept(done + moved);
                              return after(next.get(), done + moved, transaction, how, progress);
                            }));
  }

  private static Future<Integer> step(
      long after, long upTo, SqlConnection transaction, Applied how) {
    return transaction
        .preparedQuery(WRITE_VERSIONS)
        .execute(versions(after, upTo, how))
        .compose(written -> transaction.preparedQuery(MOVE_HEADS).execute(heads(after, upTo, how)))
        .map(SqlResult::rowCount);
  }

  private static Tuple heads(long after, long upTo, Applied how) {
    return Tuple.tuple()
        .addValue(after)
        .addValue(upTo)
        .addValue(how.at().atOffset(ZoneOffset.UTC))
        .addValue(how.context().actor().id());
  }

  private static Tuple versions(long after, long upTo, Applied how) {
    return heads(after, upTo, how)
        .addValue(how.reason())
        .addValue(how.operation())
        .addValue(how.context().correlationId())
        .addValue(how.space());
  }
}

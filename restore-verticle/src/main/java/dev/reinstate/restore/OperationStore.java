package dev.reinstate.restore;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Keeps the account of restores of spaces, each from before its work starts. Its life cycle is
 * {@code running -> done}, in the commit of the work, or {@code running -> failed}.
 */
final class OperationStore {
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7303))";

  /** The key waits for the end of another request that is about to use it. */
  private static final String BEGIN =
      """
      with key_used as (
        insert into idempotency (user_id, key, fingerprint, at, operation)
        select $5::text, $7::text, $8::text, clock_timestamp(), $1::text
        where $7::text is not null
        on conflict do nothing
        returning key
      )
      insert into operation (operation, space, status, date_time, undoes, started_by, started_at, change_reason, context)
      select $1::text, $2::text, 'running', $3::timestamptz, $4::text, $5::text, clock_timestamp(), $6::text, $9::text::json
      where $7::text is null or exists (select from key_used)
      """;

  private static final String IS_BEHIND =
      """
      select exists (
        select
        from operation mine
        join operation other
          on other.space = mine.space and other.status = 'running'
          and (other.started_at, other.operation) < (mine.started_at, mine.operation)
        where mine.operation = $1
      )
      """;

  private static final String DONE =
      """
      update operation
      set status = 'done', by_collection = $2::text::jsonb, done = $3, total = $3, restored_at = $4
      where operation = $1 and status = 'running'
      """;

  /** What is told of one whose process has ended, by whoever finds it. */
  static final ErrorText ABANDONED =
      new ErrorText("INTERNAL_ERROR", "The process that ran it has ended");

  /**
   * What goes with those that have failed ({@code failed}, with {@code operation}, {@code space}
   * and {@code context}): they may be tried again with the same key; and the log is told.
   */
  static final String FAILED_TOO =
      """
      key_freed as (
        delete from idempotency where operation in (select operation from failed)
      ),
      logged as (
        insert into event (type, at, space, collection, document_id, context)
        select 'reinstate.space.refused', clock_timestamp(), space, 'spaces', space, context
        from failed
        where context is not null
      )
      """;

  private static final String FAILED =
      """
      with failed as (
        update operation
        set status = 'failed', error_code = $2, error_message = $3, by_collection = '{}', done = 0, total = 0,
            context = $4::text::json
        where operation = $1 and status = 'running'
        returning operation, space, context
      ),
      """
          + FAILED_TOO
          + "select from failed";

  private final Pg pg;

  OperationStore(Pg pg) {
    this.pg = pg;
  }

  /**
   * Shows for the rest of the transaction that somebody is working on a restore: to be called
   * before it is begun, so that there is no moment at which it runs without.
   */
  Future<Void> lock(SqlConnection transaction, String operation) {
    return transaction.preparedQuery(LOCK).execute(Tuple.of(operation)).mapEmpty();
  }

  /**
   * Makes it durable that a restore is running, and its idempotency key with it.
   *
   * @return false: the key has been used in the meantime, and nothing was begun
   */
  Future<Boolean> begin(RequestedRestore restore) {
    Tuple arguments =
        Tuple.tuple()
            .addValue(restore.operation())
            .addValue(restore.space())
            .addValue(restore.dateTime().atOffset(ZoneOffset.UTC))
            .addValue(restore.undoes())
            .addValue(restore.context().actor().id())
            .addValue(restore.options().changeReason())
            .addValue(Idempotency.key(restore.options()))
            .addValue(Idempotency.fingerprint(restore.options()))
            .addValue(restore.refused(ABANDONED).toJson());
    return pg.query(BEGIN, arguments).map(begun -> begun.rowCount() == 1);
  }

  /** Whether another restore of the space is running that was begun before this one. */
  Future<Boolean> isBehindAnother(SqlConnection transaction, RequestedRestore restore) {
    return transaction
        .preparedQuery(IS_BEHIND)
        .execute(Tuple.of(restore.operation()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /**
   * Makes it a part of the transaction that the restore is done; fails when somebody has declared
   * it failed in the meantime.
   */
  Future<Void> done(SqlConnection transaction, Applied how, PlanOutcome.Ready what) {
    return transaction
        .preparedQuery(DONE)
        .execute(
            Tuple.of(
                how.operation(),
                json(what.byCollection()),
                what.counts().total(),
                how.at().atOffset(ZoneOffset.UTC)))
        .compose(
            updated ->
                updated.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(new IllegalStateException("no longer running")));
  }

  /**
   * Says what a restore came to that changed nothing, in its account and in the log.
   *
   * @return false: it was not running any more, or has never been begun
   */
  Future<Boolean> fail(RequestedRestore restore, Refusal refusal) {
    ErrorText told = ErrorText.of(refusal, restore.attempt().operation());
    String logged = RefusedAttempts.isLogged(refusal) ? restore.refused(told).toJson() : null;
    return pg.query(FAILED, Tuple.of(restore.operation(), told.code(), told.message(), logged))
        .map(failed -> failed.size() == 1);
  }

  static String json(Map<String, OperationCounts> byCollection) {
    return Json.write(SpaceSummary.tree(byCollection));
  }
}

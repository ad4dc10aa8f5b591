package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.Pg;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lets work have a space for itself: one transaction, during which nobody else changes anything in
 * the space. Changes that were under way are waited for; those that come later try again when it is
 * over. Readers see what was before until the commit. Other spaces notice nothing.
 *
 * <p>Bounded: so many at a time in a process, so many who wait for that, each for 10 seconds; and
 * as long for the changes that are under way.
 */
final class ExclusiveSpace {
  private static final int LONGEST_WAIT_SECONDS = 10;
  private static final int MOST_WAITING = 64;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Of those who want the space for themselves one is first; nobody waits behind him. */
  private static final String BE_FIRST =
      "select pg_try_advisory_xact_lock(hashtextextended($1, 7302))";

  /** A statement of its own: those after it see all that was committed while it waited. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7301))";

  private static final String ENTER =
      """
      with time as materialized (
        select greatest(clock_timestamp(), known.floor + interval '1 microsecond', last.updated_at + interval '1 microsecond') as at
        from (values ($1)) as wanted (space)
        left join space known on known.space = wanted.space
        left join lateral (
          select updated_at
          from version
          where space = wanted.space and action <> 'snapshot'
          order by updated_at desc
          limit 1
        ) last on true
      ),
      counted as (
        update space set operations = operations + 1, floor = time.at from time where space.space = $1
      )
      select at from time
      """;

  private final Pg pg;
  private final Semaphore places = new Semaphore(Pg.LONG_TRANSACTIONS, true);

  ExclusiveSpace(Pg pg) {
    this.pg = pg;
  }

  /**
   * Runs work in a transaction that begins without the space; {@link #enter} takes it. Blocks: to
   * be called on a virtual thread.
   *
   * @param work is committed when its future succeeds; {@link NotCommitted} rolls it back and is
   *     answered as what it carries
   */
  <T> Reply<T> run(Function<SqlConnection, Future<T>> work) {
    if (!hasPlace()) {
      return new Refused<>(new Unavailable("too many restores and deletions are running"));
    }
    try {
      return pg.longTransaction(work)
          .<Reply<T>>map(Done::new)
          .recover(ExclusiveSpace::refused)
          .await();
    } finally {
      places.release();
    }
  }

  /**
   * Takes the space for the rest of the transaction, when nobody else has it or waits for it.
   *
   * @return the one time of everything that is going to be changed, later than everything that was
   *     changed in the space before; empty when somebody else was first
   */
  Future<Optional<Instant>> enter(SqlConnection transaction, String space) {
    Tuple wanted = Tuple.of(space);
    return transaction
        .preparedQuery(BE_FIRST)
        .execute(wanted)
        .compose(
            first ->
                first.iterator().next().getBoolean(0)
                    ? transaction
                        .preparedQuery(LOCK)
                        .execute(wanted)
                        .compose(locked -> transaction.preparedQuery(ENTER).execute(wanted))
                        .map(
                            entered ->
                                Optional.of(
                                    entered.iterator().next().getOffsetDateTime(0).toInstant()))
                    : Future.succeededFuture(Optional.empty()));
  }

  private boolean hasPlace() {
    try {
      return places.getQueueLength() < MOST_WAITING
          && places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> Future<Reply<T>> refused(Throwable fault) {
    return switch (fault) {
      case NotCommitted stopped -> Future.succeededFuture(new Refused<>(stopped.refusal()));
      case PgException waited when LOCK_NOT_AVAILABLE.equals(waited.getSqlState()) ->
          Future.succeededFuture(new Refused<>(new Unavailable("the space is busy")));
      default -> Future.failedFuture(fault);
    };
  }
}

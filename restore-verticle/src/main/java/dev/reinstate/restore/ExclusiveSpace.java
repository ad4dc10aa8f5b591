package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets work have a space for itself: one transaction, during which nobody else changes anything in
 * the space. Changes that were under way are waited for; those that come later try again when it is
 * over. Readers see what was before until the commit. Other spaces notice nothing.
 *
 * <p>Bounded: two at a time, see {@link Places}; and 10 seconds for the changes that are under way.
 * A process has two of these, so that deletions, which are short, never wait for restores of other
 * spaces, which may be long.
 */
final class ExclusiveSpace {
  private static final int AT_A_TIME = Pg.LONG_TRANSACTIONS / 2;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Of those who want the space for themselves one is first; nobody waits behind him. */
  private static final String BE_FIRST =
      "select pg_try_advisory_xact_lock(hashtextextended($1, 7302))";

  /** Waits for him, and is next. */
  private static final String BE_NEXT = "select pg_advisory_xact_lock(hashtextextended($1, 7302))";

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
  private final Places places;

  private ExclusiveSpace(Pg pg, String full) {
    this.pg = pg;
    places = new Places(AT_A_TIME, full);
  }

  /** For restores of spaces. */
  static ExclusiveSpace ofRestores(Pg pg) {
    return new ExclusiveSpace(pg, "too many restores of spaces are running");
  }

  /** For deletions of documents with all that belongs to them. */
  static ExclusiveSpace ofDeletions(Pg pg) {
    return new ExclusiveSpace(pg, "too many deletions are running");
  }

  /**
   * Runs work in a transaction that begins without the space; {@link #enter} takes it. Blocks: to
   * be called on a virtual thread.
   *
   * @param work is committed when its future succeeds; {@link NotCommitted} rolls it back and is
   *     answered as what it carries
   */
  <T> Reply<T> run(Function<SqlConnection, Future<T>> work) {
    return places.whenFree(
        () ->
            pg.longTransaction(work)
                .<Reply<T>>map(Done::new)
                .recover(ExclusiveSpace::refused)
                .await());
  }

  /**
   * Takes the space for the rest of the transaction, when nobody else has it or waits for it.
   *
   * @return the one time of everything that is going to be changed, later than everything that was
   *     changed in the space before; empty when somebody else was first
   */
  Future<Optional<Instant>> enter(SqlConnection transaction, String space) {
    return transaction
        .preparedQuery(BE_FIRST)
        .execute(Tuple.of(space))
        .compose(
            first ->
                first.iterator().next().getBoolean(0)
                    ? alone(transaction, space).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /** The same, after whoever has the space or waits for it; he is waited for for 10 seconds. */
  Future<Instant> enterNext(SqlConnection transaction, String space) {
    return transaction
        .preparedQuery(BE_NEXT)
        .execute(Tuple.of(space))
        .compose(next -> alone(transaction, space));
  }

  private static Future<Instant> alone(SqlConnection transaction, String space) {
    Tuple wanted = Tuple.of(space);
    return transaction
        .preparedQuery(LOCK)
        .execute(wanted)
        .compose(locked -> transaction.preparedQuery(ENTER).execute(wanted))
        .map(entered -> entered.iterator().next().getOffsetDateTime(0).toInstant());
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

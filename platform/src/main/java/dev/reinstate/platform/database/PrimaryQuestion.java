package dev.reinstate.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one host whether it is the primary, and what it is doing, each time over a connection of its
 * own. To a host that does not answer few of them stay open: the driver does not close what the
 * server does not.
 */
final class PrimaryQuestion {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** For so long a question that was not answered is not put again; each time for twice as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Not for longer: the host may have gone, and come back, without a word to who asked it. */
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

  /**
   * The name of a file of the write-ahead log begins with the timeline, in hexadecimal digits. A
   * process that waits for its client has done its work.
   */
  private static final String WHO_ARE_YOU =
      """
      select case when pg_is_in_recovery() then null
             else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint end as timeline,
             pg_postmaster_start_time() as started,
             array(
               select pid
               from pg_stat_activity
               where coalesce(state, '') not like 'idle%' and wait_event_type is distinct from 'Client') as at_work
      """;

  private final Vertx vertx;
  private final PgConnectOptions host;
  private final LongSupplier nanoTime;
  private @Nullable Future<Optional<Primary>> asked;
  private long askedAt;
  private Duration patience = PATIENCE;

  PrimaryQuestion(Vertx vertx, PgConnectOptions host) {
    this(vertx, host, System::nanoTime);
  }

  /** With another clock. */
  PrimaryQuestion(Vertx vertx, PgConnectOptions host, LongSupplier nanoTime) {
    this.vertx = vertx;
    this.nanoTime = nanoTime;
    this.host = new PgConnectOptions(host).addProperty("application_name", "reinstate");
  }

  /** Empty if it is not, or does not say so within two seconds. Never fails. */
  synchronized Future<Optional<Primary>> put() {
    long now = nanoTime.getAsLong();
    Future<Optional<Primary>> question = asked;
    boolean over = question == null || question.isComplete();
    if (question == null || over || now - askedAt > patience.toNanos()) {
      patience = over ? PATIENCE : longer(patience);
      question = ask();
      asked = question;
      askedAt = now;
    }
    return question.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).otherwise(Optional.empty());
  }

  private static Duration longer(Duration patience) {
    Duration twice = patience.multipliedBy(2);
    return twice.compareTo(MOST_PATIENCE) < 0 ? twice : MOST_PATIENCE;
  }

  private Future<Optional<Primary>> ask() {
    Pool once =
        PgBuilder.pool()
            .with(new PoolOptions().setName("primary").setMaxSize(1))
            .with(new NetClientOptions().setConnectTimeout((int) LIMIT.toMillis()))
            .connectingTo(host)
            .using(vertx)
            .build();
    return once.query(WHO_ARE_YOU)
        .execute()
        .map(rows -> answer(rows.iterator().next()))
        .onComplete(answered -> once.close());
  }

  private Optional<Primary> answer(Row row) {
    Long timeline = row.getLong("timeline");
    return timeline == null
        ? Optional.empty()
        : Optional.of(
            new Primary(
                host,
                timeline,
                row.getOffsetDateTime("started").toInstant(),
                Set.copyOf(Arrays.asList(row.getArrayOfIntegers("at_work")))));
  }
}

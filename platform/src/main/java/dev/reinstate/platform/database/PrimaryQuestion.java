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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks one host whether it is the primary, each time over a connection of its own. To a host that
 * does not answer few of them stay open: the driver does not close what the server does not.
 */
final class PrimaryQuestion {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** For so long a question that was not answered is not put again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The name of a file of the write-ahead log begins with the timeline, in hexadecimal digits. */
  private static final String WHO_ARE_YOU =
      """
      select case when pg_is_in_recovery() then null
             else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint end as timeline,
             pg_postmaster_start_time() as started
      """;

  private final Vertx vertx;
  private final PgConnectOptions host;
  private @Nullable Future<Optional<Primary>> asked;
  private long askedAt;

  PrimaryQuestion(Vertx vertx, PgConnectOptions host) {
    this.vertx = vertx;
    this.host = new PgConnectOptions(host).addProperty("application_name", "reinstate");
  }

  /** Empty if it is not, or does not say so within two seconds. Never fails. */
  synchronized Future<Optional<Primary>> put() {
    long now = System.nanoTime();
    Future<Optional<Primary>> question = asked;
    if (question == null || question.isComplete() || now - askedAt > PATIENCE.toNanos()) {
      question = ask();
      asked = question;
      askedAt = now;
    }
    return question.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).otherwise(Optional.empty());
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
        : Optional.of(new Primary(host, timeline, row.getOffsetDateTime("started").toInstant()));
  }
}

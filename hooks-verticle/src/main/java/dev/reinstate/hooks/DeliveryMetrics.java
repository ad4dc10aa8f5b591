package dev.reinstate.hooks;

import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.database.Pg;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures about deliveries, by hook. How many are in which status is read from the tables, so it is
 * the same in every process; attempts and leases are counted by the process that has them, from its
 * start. Delivered ones are only counted as attempts: there may be millions of them in the table.
 * Safe for use from any thread.
 */
public final class DeliveryMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMetrics.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * Reads a bounded number of rows, however many there are: of queues, which are small and know how
   * many deliveries are in them, and of an index that holds only what is not delivered.
   */
  private static final String DELIVERIES =
      """
      with open as materialized (
        select hook, sum(open) as deliveries, count(lease) as leased
        from (select hook, open, lease from hooks.queue where open > 0 limit 100000) as q
        group by hook
      )
      select hook, 'waiting', (deliveries - leased)::float8 from open
      union all
      select hook, 'delivering', leased::float8 from open
      union all
      select hook, 'dead', count(*)::float8
      from (select hook from hooks.delivery where status = 'dead' order by id desc limit 100000) as d
      group by hook
      """;

  private final Pg pg;
  private final MeterRegistry registry;
  private final Seldom seldom;
  private final MultiGauge deliveries;

  /**
   * Registers what is not counted.
   *
   * @param registry gets the rest as it happens
   */
  public DeliveryMetrics(Pg pg, MeterRegistry registry) {
    this(pg, registry, PAUSE);
  }

  /** With another pause after the tables were read. */
  DeliveryMetrics(Pg pg, MeterRegistry registry, Duration pause) {
    this.pg = pg;
    this.registry = registry;
    seldom = new Seldom(pause);
    deliveries =
        MultiGauge.builder("reinstate.deliveries")
            .description(
                "Deliveries that are not delivered, of all processes: of 100,000 documents at most,"
                    + " and so many dead ones")
            .register(registry);
  }

  /**
   * Reads the tables, unless they are being read or were within the last two seconds: so whoever
   * asks often gets what is known, and keeps no connection busy. Never fails: while the database
   * does not answer, it is not known.
   */
  public Future<Void> refresh() {
    return seldom.begin() ? read() : Future.succeededFuture();
  }

  private Future<Void> read() {
    return pg.query(DELIVERIES, Tuple.tuple())
        .onComplete(ended -> seldom.end())
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .map(DeliveryMetrics::rows)
        .onFailure(fault -> LOG.warn("deliveries cannot be counted: {}", Faults.describe(fault)))
        .otherwise(List.of())
        .onSuccess(rows -> deliveries.register(rows, true))
        .mapEmpty();
  }

  private static List<MultiGauge.Row<?>> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .<MultiGauge.Row<?>>map(
            row ->
                MultiGauge.Row.of(
                    Tags.of("hook", row.getString(0), "status", row.getString(1)),
                    row.getDouble(2)))
        .toList();
  }

  /**
   * An attempt is finished, and written.
   *
   * @param status of the delivery afterwards
   */
  void attempted(String hook, DeliveryStatus status) {
    Counter.builder("reinstate.deliveries.attempts")
        .description("Attempts of this process, by the status that the delivery has afterwards")
        .tags("hook", hook, "status", status.word())
        .register(registry)
        .increment();
  }

  /** An attempt was finished here when the lease was already somebody else's. */
  void leaseLost(String hook) {
    Counter.builder("reinstate.deliveries.leases.lost")
        .description("Attempts of this process that took so long that their lease was taken over")
        .tag("hook", hook)
        .register(registry)
        .increment();
  }

  /** A lease was taken that had ended before anybody gave it back. */
  void leaseTakenOver(String hook) {
    Counter.builder("reinstate.deliveries.leases.taken.over")
        .description("Leases this process took over from one that died or hung")
        .tag("hook", hook)
        .register(registry)
        .increment();
  }
}

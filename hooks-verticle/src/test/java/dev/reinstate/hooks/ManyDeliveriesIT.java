package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A hundred thousand deliveries that wait stand in nobody's way. */
class ManyDeliveriesIT {
  @AutoClose final HookFixture service = new HookFixture();

  @Test
  void theyDoNotSlowAClaimWhenTheyAreOfManyDocuments() {
    wait("many", "'d' || n");

    assertThat(claimOfAnother()).isLessThan(Duration.ofMillis(100));
  }

  @Test
  void theyDoNotSlowAClaimWhenTheyAreOfOneDocument() {
    wait("busy", "'d'");

    assertThat(claimOfAnother()).isLessThan(Duration.ofMillis(100));
  }

  @Test
  void theFirstOfThemIsTakenAsFast() {
    wait("busy", "'d'");

    assertThat(claim("busy", 1)).isLessThan(Duration.ofMillis(100));
    assertThat(service.number("select version from hooks.delivery where status = 'delivering'"))
        .isOne();
  }

  @Test
  void noTableIsScannedForAClaim() {
    wait("many", "'d' || n");
    service.rows("select pg_stat_force_next_flush()");
    long before = scanned();

    claim("many", 32);
    service.rows("select pg_stat_force_next_flush()");

    assertThat(scanned() - before).isLessThan(1_000);
  }

  private Duration claimOfAnother() {
    service.configure("{ employees: { post_update: [ { name: other, bus: a } ] } }");
    service.update("emp", 1);
    service.makeDeliveries();
    return claim("other", 1);
  }

  /** The second time, as the first plans the statements. */
  private Duration claim(String hook, int limit) {
    service.claim("nobody", 1);
    long start = System.nanoTime();
    assertThat(service.claim(hook, limit)).hasSize(limit);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Rows that were read from tables and indexes of deliveries. */
  private long scanned() {
    List<Row> rows =
        StreamSupport.stream(
                service
                    .rows(
                        "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from"
                            + " pg_stat_user_tables where schemaname = 'hooks'")
                    .spliterator(),
                false)
            .toList();
    return rows.stream().mapToLong(row -> row.getLong(0)).sum();
  }

  private void wait(String hook, String document) {
    service.rows(
        """
        insert into hooks.queue (hook, space, collection, document_id, open, due)
        select '%1$s', 'default', 'employees', %2$s, count(*), now() from generate_series(1, 100000) n group by 4;
        insert into hooks.delivery (queue, hook, event, type, at, space, collection, document_id, version, context)
        select q.queue, '%1$s', n, 'reinstate.document.updated', now(), 'default', 'employees', q.document_id, n,
               '{"action":"update","user_id":"u","user_roles":[],"ip_address":"127.0.0.1","request_id":"r","arrived_at":"2026-01-01T00:00:00Z"}'
        from generate_series(1, 100000) n
        join hooks.queue q on q.document_id = %2$s and q.hook = '%1$s'
        order by n
        """
            .formatted(hook, document));
  }
}

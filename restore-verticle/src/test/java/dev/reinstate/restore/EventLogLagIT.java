package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.log.ConsumerLag;
import dev.reinstate.platform.log.EventLog;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EventLogLagIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  private final EventLog log = new EventLog(service.pg);

  @Test
  void aLogThatNobodyReadsIsNotCountedToItsEnd() {
    await(log.register("away"));
    service.rows(
        """
        insert into event (type, at, space, collection, document_id, version, context)
        select 'reinstate.document.updated', now() - interval '1 hour' + n * interval '1 second', 'default', 'employees', 'e', n, '{}' from generate_series(0, 3000) n
        """);
    service.rows(
        """
        insert into event (type, at, space, collection, document_id, version, context)
        select 'reinstate.document.updated', now(), 'default', 'employees', 'e', n, '{}' from generate_series(0, 12000) n
        """);

    ConsumerLag lag =
        await(log.lag()).stream()
            .filter(one -> one.consumer().equals("away"))
            .findFirst()
            .orElseThrow();

    assertThat(lag.events()).isEqualTo(10_000);
    assertThat(lag.seconds()).isBetween(3_600.0, 3_660.0);
  }
}

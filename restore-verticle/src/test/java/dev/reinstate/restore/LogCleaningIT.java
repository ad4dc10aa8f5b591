package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogPosition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogCleaningIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeEach
  void nobodyFollows() {
    service.rows("truncate position, event");
  }

  @Test
  void whatEveryConsumerHasReadGoes() {
    var fast = new LogReader(service, "fast");
    var slow = new LogReader(service, "slow");
    service.create(employee("read-by-one"), "{}");

    fast.read();
    assertThat(eventsAfterCleaning()).isOne();
    slow.read();

    assertThat(eventsAfterCleaning()).isZero();
  }

  @Test
  void asLongAsNobodyFollowsEverythingStays() {
    service.create(employee("unfollowed"), "{}");

    assertThat(eventsAfterCleaning()).isOne();
  }

  @Test
  void whatCommitsBehindTheReadersStays() {
    var reader = new LogReader(service, "reader");
    HeldChange slow =
        HeldChange.of(service, Change.create(as("admin"), PLAIN, employee("slow"), "{}"));
    service.create(employee("fast"), "{}");
    reader.read();
    slow.commit();

    assertThat(eventsAfterCleaning()).isOne();
    assertThat(reader.read()).containsExactly("slow v1");
  }

  @Test
  void whatIsBeingReadInPagesStaysUntilTheLastPage() {
    var reader = new LogReader(service, "pages");
    service.rows(
        """
        insert into event (type, at, doc, space, collection, document_id, version, context)
        select 'reinstate.document.updated', now(), 1, 'default', 'employees', 'page', n, '{"action":"update","user_id":"u","user_roles":[],"ip_address":"127.0.0.1","request_id":"r","arrived_at":"2026-01-01T00:00:00Z"}' from generate_series(1, 1500) n
        """);
    reader.read();

    assertThat(eventsAfterCleaning()).isEqualTo(1_500);
    assertThat(reader.read()).hasSize(500);
    assertThat(eventsAfterCleaning()).isZero();
  }

  @Test
  void theNewestStayThoughEverybodyHasReadThem() {
    var reader = new LogReader(service, "reader");
    service.create(employee("kept"), "{}");
    service.replace(employee("kept"), "{}");
    service.replace(employee("kept"), "{}");
    reader.read();

    service.doNow(new LogCleaning(service.pg, 2));

    assertThat(service.number("select count(*) from event")).isEqualTo(2);
  }

  @Test
  void whoHasNotReadWhatIsRemovedIsToldSo() {
    var log = new EventLog(service.pg);
    LogPosition before = await(log.end());
    var reader = new LogReader(service, "reader");
    service.create(employee("removed"), "{}");
    reader.read();
    LogPosition after = await(log.end());

    assertThat(eventsAfterCleaning()).isZero();

    assertThat(await(log.keepsAllAfter(before))).isFalse();
    assertThat(await(log.keepsAllAfter(after))).isTrue();
  }

  private static long eventsAfterCleaning() {
    service.doNow(new LogCleaning(service.pg, 0));
    return service.number("select count(*) from event");
  }
}

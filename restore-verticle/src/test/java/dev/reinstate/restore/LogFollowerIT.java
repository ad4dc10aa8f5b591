package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogFollower;
import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LogFollowerIT {
  @Test
  void twoProcessesThatFollowAsOneConsumerSeeEveryEventOnceUnderLoad() throws Exception {
    try (var service = new RestoreFixture();
        var other = service.another()) {
      service.rows("create table seen (seq bigint, document_id text, version integer)");
      follow(service, LogFollowerIT::write);
      follow(other, LogFollowerIT::write);

      work(service, other);

      long changes =
          service.number(
              "select count(*) from version where action <> 'snapshot' and updated_by <>"
                  + " 'reinstate'");
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(service.number("select count(*) from seen where version is not null"))
                      .isEqualTo(changes));
      assertThat(
              service.number(
                  "select count(distinct (document_id, version)) from seen where version is not"
                      + " null"))
          .isEqualTo(changes);
    }
  }

  @Test
  void aLostWakeUpCostsOnlyTime() {
    try (var service = new RestoreFixture()) {
      service.rows("create table seen (seq bigint, document_id text, version integer)");
      follow(service, LogFollowerIT::write);
      Change silent = Change.create(as("admin"), PLAIN, employee("silent"), "{}");

      await(service.pg.execute(client -> new CommitStatement().run(client, List.of(silent))));

      Awaitility.await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> service.number("select count(*) from seen") == 1);
    }
  }

  @Test
  void workThatFailsIsTriedAgain() {
    try (var service = new RestoreFixture()) {
      service.rows("create table seen (seq bigint, document_id text, version integer)");
      var tries = new AtomicInteger();
      follow(
          service,
          (connection, events) ->
              tries.incrementAndGet() < 3
                  ? Future.failedFuture("not yet")
                  : write(connection, events));

      service.create(employee("stubborn"), "{}");

      Awaitility.await().until(() -> service.number("select count(*) from seen") == 1);
      assertThat(tries).hasValue(3);
    }
  }

  private static void work(RestoreFixture... services) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 16; i++) {
      var writer =
          new RandomWriter(services[i % services.length], List.of(employee("a"), employee("b")), i);
      threads.add(Thread.ofVirtual().start(() -> writer.run(30)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void follow(
      RestoreFixture service, BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    var follower = new LogFollower(service.vertx, new EventLog(service.pg), "follower", work);
    Promise<Void> started = Promise.promise();
    service
        .vertx
        .getOrCreateContext()
        .runOnContext(task -> follower.start(service.bus).onComplete(started));
    await(started.future());
  }

  private static Future<Void> write(SqlConnection connection, List<LoggedEvent> events) {
    return connection
        .preparedQuery("insert into seen values ($1, $2, $3)")
        .executeBatch(
            events.stream()
                .map(event -> Tuple.of(event.seq(), event.documentId(), event.version()))
                .toList())
        .mapEmpty();
  }
}

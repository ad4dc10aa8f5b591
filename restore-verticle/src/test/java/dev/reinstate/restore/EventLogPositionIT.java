package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A consumer's position moves together with what the consumer writes. */
class EventLogPositionIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  private final EventLog log = new EventLog(service.pg);

  @BeforeAll
  static void aTableOfTheConsumers() {
    service.rows("create table seen (document_id text)");
  }

  @Test
  void whatTheConsumerWritesIsCommittedWithThePosition() {
    await(log.register("writer"));
    service.create(employee("written"), "{}");

    await(log.advance("writer", EventLogPositionIT::write));

    assertThat(seen("written")).isOne();
    await(log.advance("writer", EventLogPositionIT::write));
    assertThat(seen("written")).isOne();
  }

  @Test
  void workThatFailsLeavesNothingAndIsDoneAgain() {
    await(log.register("failing"));
    service.create(employee("failed"), "{}");

    Future<Boolean> failing =
        log.advance(
            "failing",
            (connection, events) ->
                write(connection, events).compose(done -> Future.failedFuture("no")));

    await(failing.otherwise(false));

    assertThat(failing.failed()).isTrue();
    assertThat(seen("failed")).isZero();
    await(log.advance("failing", EventLogPositionIT::write));
    assertThat(seen("failed")).isOne();
  }

  @Test
  void whatOneProcessIsReadingAnotherDoesNotRead() {
    await(log.register("shared"));
    service.create(employee("shared"), "{}");
    Promise<Void> reading = Promise.promise();
    Promise<Void> end = Promise.promise();
    Future<Boolean> first =
        log.advance(
            "shared",
            (connection, events) ->
                write(connection, events).onComplete(reading).compose(done -> end.future()));
    await(reading.future());

    await(log.advance("shared", EventLogPositionIT::write));

    end.complete();
    await(first);
    await(log.advance("shared", EventLogPositionIT::write));
    assertThat(seen("shared")).isOne();
  }

  @Test
  void aConsumerThatIsNotRegisteredReadsNothing() {
    service.create(employee("unknown"), "{}");

    await(log.advance("unknown", EventLogPositionIT::write));

    assertThat(seen("unknown")).isZero();
  }

  private static Future<Void> write(SqlConnection connection, List<LoggedEvent> events) {
    String[] ids = events.stream().map(LoggedEvent::documentId).toArray(String[]::new);
    return connection
        .preparedQuery("insert into seen select unnest($1::text[])")
        .execute(Tuple.tuple().addValue(ids))
        .mapEmpty();
  }

  private static long seen(String id) {
    return service.number("select count(*) from seen where document_id = '" + id + "'");
  }
}

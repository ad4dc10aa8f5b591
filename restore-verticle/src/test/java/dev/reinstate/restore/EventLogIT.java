package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.log.EventType;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every event is read once, whatever the order in which transactions commit. */
class EventLogIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void everyKindOfChangeIsReadOnceAndInOrder() {
    var reader = new LogReader(service, "kinds");
    DocumentKey key = employee("kinds");
    service.create(key, "{}");
    service.replace(key, "{}");
    service.delete(key);
    service.restore(key, 1);

    assertThat(reader.page())
        .extracting(LoggedEvent::type, LoggedEvent::version)
        .containsExactly(
            tuple(EventType.CREATED, 1),
            tuple(EventType.UPDATED, 2),
            tuple(EventType.DELETED, 3),
            tuple(EventType.RESTORED, 5));
    assertThat(reader.page()).isEmpty();
  }

  @Test
  void anEventBringsTheStatesBeforeAndAfterAlong() {
    var reader = new LogReader(service, "states");
    DocumentKey key = employee("states");
    service.create(key, "{\"n\": 1}");
    service.delete(key);

    List<LoggedEvent> events = reader.page();

    assertThat(events.getFirst().before()).isNull();
    State created = events.getFirst().after();
    assertThat(created).isNotNull();
    assertThat(created.data()).isEqualTo("{\"n\": 1}");
    assertThat(created.sha256()).isEqualTo(sha256("{\"n\": 1}"));
    assertThat(events.getLast().before()).isEqualTo(created);
    assertThat(events.getLast().after()).isNull();
  }

  @Test
  void aPageOfLargeStatesHasFewEvents() {
    var reader = new LogReader(service, "large");
    String large = "{\"text\": \"" + "x".repeat(5 << 20) + "\"}";
    service.create(employee("large-1"), large);
    service.create(employee("large-2"), large);

    assertThat(reader.read()).containsExactly("large-1 v1");
    assertThat(reader.read()).containsExactly("large-2 v1");
    assertThat(reader.read()).isEmpty();
  }

  private static String sha256(String text) {
    return String.valueOf(
        service.value("select encode(sha256(convert_to('" + text + "', 'UTF8')), 'hex')"));
  }

  @Test
  void whatWasThereBeforeTheConsumerIsNotNew() {
    service.create(employee("before"), "{}");

    assertThat(new LogReader(service, "late").page()).isEmpty();
  }

  @Test
  void aConsumerThatRegistersAgainGoesOnWhereItWas() {
    new LogReader(service, "again");
    service.create(employee("again"), "{}");

    assertThat(new LogReader(service, "again").read()).containsExactly("again v1");
  }

  @Test
  void aSlowTransactionStallsNobodyAndIsNotSkipped() {
    var reader = new LogReader(service, "slow");
    HeldChange slow = HeldChange.of(service, create("slow"));
    service.create(employee("fast"), "{}");

    assertThat(reader.read()).containsExactly("fast v1");

    slow.commit();
    assertThat(reader.read()).containsExactly("slow v1");
    assertThat(reader.read()).isEmpty();
  }

  @Test
  void transactionsThatCommitInCrossedOrderAreEachReadOnce() {
    var reader = new LogReader(service, "crossed");
    HeldChange first = HeldChange.of(service, create("first"));
    HeldChange second = HeldChange.of(service, create("second"));
    HeldChange third = HeldChange.of(service, create("third"));

    third.commit();
    assertThat(reader.read()).containsExactly("third v1");
    second.rollBack();
    assertThat(reader.read()).isEmpty();
    first.commit();
    assertThat(reader.read()).containsExactly("first v1");
    assertThat(reader.read()).isEmpty();
  }

  /** The third version is written by the older transaction, which met the document last. */
  @Test
  void eventsOfOneDocumentKeepTheirOrder() {
    DocumentKey key = employee("order");
    service.create(key, "{}");
    var reader = new LogReader(service, "order");
    Promise<Void> older = Promise.promise();
    Promise<Void> goOn = Promise.promise();
    Future<List<ChangeOutcome>> transaction =
        service.pg.transaction(
            connection ->
                new CommitStatement()
                    .run(connection, List.of(create("beside")))
                    .<Void>mapEmpty()
                    .onComplete(older)
                    .compose(done -> goOn.future())
                    .compose(
                        done ->
                            new CommitStatement()
                                .run(
                                    connection,
                                    List.of(Change.update(as("admin"), PLAIN, key, "{}")))));
    await(older.future());
    service.replace(key, "{}");
    goOn.complete();
    await(transaction);

    assertThat(reader.read()).containsExactly("beside v1", "order v2", "order v3");
  }

  @Test
  void aLongBacklogIsReadInPagesAndWhatCommitsMeanwhileComesAfter() {
    var reader = new LogReader(service, "pages");
    HeldChange meanwhile = HeldChange.of(service, create("meanwhile"));
    service.rows(
        """
        insert into event (type, at, doc, space, collection, document_id, version, context)
        select 'reinstate.document.updated', now(), 1, 'default', 'employees', 'page', n, '{"action":"update","user_id":"u","user_roles":[],"ip_address":"127.0.0.1","request_id":"r","arrived_at":"2026-01-01T00:00:00Z"}' from generate_series(1, 2500) n
        """);

    assertThat(reader.read()).hasSize(1_000).startsWith("page v1").endsWith("page v1000");
    meanwhile.commit();
    assertThat(reader.read()).hasSize(1_000).startsWith("page v1001");
    assertThat(reader.read()).hasSize(500).endsWith("page v2500");
    assertThat(reader.read()).containsExactly("meanwhile v1");
  }

  private static Change create(String id) {
    return Change.create(as("admin"), PLAIN, employee(id), "{}");
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.Exists;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A change that PostgreSQL refuses fails alone, not the whole batch it was in. */
class PoisonedBatchIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  private final Context context = service.vertx.getOrCreateContext();
  private final Writer writer =
      new Writer(
          service.vertx,
          Batching.on(task -> context.runOnContext(turn -> task.run())),
          service.pg,
          service.bus,
          new RetentionHints(new RetentionLimits(() -> service.settings, Clock.systemUTC())));

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void contentThatPostgresqlRefusesFailsAlone() {
    List<Future<ChangeOutcome>> outcomes =
        inOneBatch(
            create("content-before"),
            Change.create(as("admin"), PLAIN, employee("nul"), "{\"text\": \"\\u0000\"}"),
            create("content-after"));

    assertThat(await(outcomes.get(0))).isInstanceOf(Committed.class);
    assertThat(await(outcomes.get(2))).isInstanceOf(Committed.class);
    Throwable fault =
        await(outcomes.get(1).transform(result -> Future.succeededFuture(result.cause())));
    assertThat(fault)
        .isInstanceOfSatisfying(
            PgException.class, refused -> assertThat(refused.getSqlState()).isEqualTo("22P05"));
    assertThat(service.number("select count(*) from document where id = 'nul'")).isZero();
  }

  @Test
  void anIdThatSomebodyElseTakesInTheSameMomentIsToldAlone() {
    HeldChange other = HeldChange.of(service, create("taken"));
    List<Future<ChangeOutcome>> outcomes =
        inOneBatch(create("unique-before"), create("taken"), create("unique-after"));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(await(Future.all(outcomes)).<ChangeOutcome>list())
        .hasExactlyElementsOfTypes(Committed.class, Exists.class, Committed.class);
  }

  @Test
  void everyMemberOfABatchThatFailedIsCommittedOnce() {
    inOneBatch(
            create("once-1"),
            Change.create(as("admin"), PLAIN, employee("once-2"), "no JSON"),
            create("once-3"))
        .forEach(outcome -> await(outcome.otherwiseEmpty()));

    assertThat(service.versions(employee("once-1"))).hasSize(1);
    assertThat(service.versions(employee("once-3"))).hasSize(1);
    assertThat(service.number("select count(*) from event where document_id like 'once-%'"))
        .isEqualTo(2);
  }

  /** Keeps the writer waiting while the changes arrive, so that it takes them together. */
  private List<Future<ChangeOutcome>> inOneBatch(Change... changes) {
    DocumentKey busy = employee("busy-" + changes[0].document().id());
    service.create(busy, "{}");
    HeldChange hurdle = HeldChange.of(service, Change.delete(as("admin"), PLAIN, busy));
    Promise<List<Future<ChangeOutcome>>> submitted = Promise.promise();
    context.runOnContext(
        task -> {
          writer.commit(Change.update(as("admin"), PLAIN, busy, "{}"));
          submitted.complete(Stream.of(changes).map(writer::commit).toList());
        });
    List<Future<ChangeOutcome>> outcomes = await(submitted.future());
    service.awaitLockWaits(1);
    hurdle.commit();
    return outcomes;
  }

  private static Change create(String id) {
    return Change.create(as("admin"), PLAIN, employee(id), "{\"id\": \"" + id + "\"}");
  }
}

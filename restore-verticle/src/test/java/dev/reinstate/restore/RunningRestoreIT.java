package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoringSpaces.employee;
import static dev.reinstate.restore.RestoringSpaces.inBackground;
import static dev.reinstate.restore.RestoringSpaces.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.platform.telemetry.Outcomes;
import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** While a restore of a space is running, held up at a document that it has to change. */
class RunningRestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void whoDoesNotWaitFindsItByItsOperation() {
    Instant then = spaces.changedSince("found");
    var held = new HeldDocument("found");

    SpaceRestore running = service.done(Addresses.RESTORE_SPACE, inBackground("found", then));

    assertThat(running.status()).isEqualTo(SpaceRestoreStatus.RUNNING);
    Awaitility.await().until(() -> spaces.read("found", running.operation()).total() == 3);
    held.end();
    Awaitility.await()
        .until(() -> spaces.read("found", running.operation()).status() == SpaceRestoreStatus.DONE);
    assertThat(spaces.contents("found")).containsExactly("changed {\"n\": 1}", "gone {\"n\": 1}");
  }

  @Test
  void readersSeeWhatWasBeforeAndWritersWait() {
    Instant then = spaces.changedSince("shared");
    var held = new HeldDocument("shared");
    Future<Reply<SpaceRestore>> restore =
        service.send(Addresses.RESTORE_SPACE, restoration("shared", then));
    service.awaitLockWaits(1);

    Future<Reply<Document>> write =
        service.send(
            Addresses.REPLACE_DOCUMENT,
            new ReplaceDocument(
                RestoreFixture.as("admin"),
                RestoreFixture.PLAIN,
                employee("shared", "changed"),
                "{\"n\": 3}"));

    assertThat(service.read(employee("shared", "changed")).content()).isEqualTo("{\"n\": 2}");
    assertThat(write.isComplete()).isFalse();
    held.end();
    assertThat(await(restore)).isInstanceOf(Done.class);
    assertThat(((Done<Document>) await(write)).value().version()).isEqualTo(5);
  }

  @Test
  void anotherSpaceNoticesNothing() {
    Instant then = spaces.changedSince("slow");
    Instant thenElsewhere = spaces.changedSince("elsewhere");
    var held = new HeldDocument("slow");
    Future<Reply<SpaceRestore>> restore =
        service.send(Addresses.RESTORE_SPACE, restoration("slow", then));
    service.awaitLockWaits(1);

    service.create(employee("elsewhere", "more"), "{}");
    SpaceRestore other =
        service.done(Addresses.RESTORE_SPACE, restoration("elsewhere", thenElsewhere));

    assertThat(other.status()).isEqualTo(SpaceRestoreStatus.DONE);
    assertThat(restore.isComplete()).isFalse();
    held.end();
    assertThat(await(restore)).isInstanceOf(Done.class);
  }

  @Test
  void deletionsElsewhereDoNotWaitForAsManyRestoresAsThereCanBe() {
    Instant then = spaces.changedSince("long-1");
    Instant thenOther = spaces.changedSince("long-2");
    var held = new HeldDocument("long-1");
    var heldOther = new HeldDocument("long-2");
    var one = service.send(Addresses.RESTORE_SPACE, restoration("long-1", then));
    var other = service.send(Addresses.RESTORE_SPACE, restoration("long-2", thenOther));
    service.awaitLockWaits(2);
    service.createSpace("aside");

    service.delete(DocumentKey.ofSpace("aside"));

    assertThat(one.isComplete() || other.isComplete()).isFalse();
    held.end();
    heldOther.end();
    assertThat(await(one)).isInstanceOf(Done.class);
    assertThat(await(other)).isInstanceOf(Done.class);
  }

  @Test
  void whenAnErrorEndsItNobodyWaitsForEver() {
    Instant then = spaces.changedSince("broken");

    RunningRestore running = begunBreaking("broken", then);

    assertThat(running.within(Duration.ofSeconds(30)))
        .contains(new Refused<>(new Failed("unexpected failure")));
  }

  @Test
  void oneThatNobodyCouldCloseIsToldToTheLogOnceInTheNameOfWhoBeganIt() {
    Instant then = spaces.changedSince("unclosed");

    var unused = begunBreaking("unclosed", then).within(Duration.ofSeconds(30));

    Awaitility.await() // also when the error comes out of the thread of the restore just now
        .dontCatchUncaughtExceptions()
        .until(() -> refusals("unclosed") == 1);
    service.doNow(new OperationSweep(service.pg));
    assertThat(refusals("unclosed")).isOne();
    assertThat(
            service.value(
                """
                select concat_ws(' ', context ->> 'user_id', context ->> 'request_id', context ->> 'operation_id',
                                 context -> 'error' ->> 'message')
                from event where space = 'unclosed' and type = 'reinstate.space.refused'
                """))
        .isEqualTo("alice request-1 broken-unclosed The process that ran it has ended");
  }

  @Test
  void whoStopsTheServiceWaitsForThoseThatNobodyWaitsFor() {
    Instant then = spaces.changedSince("left");
    var held = new HeldDocument("left");
    try (RestoreFixture other = service.another()) {
      SpaceRestore running = other.done(Addresses.RESTORE_SPACE, inBackground("left", then));
      service.awaitLockWaits(1);

      Future<Void> stopped = other.stop();

      Awaitility.await().during(Duration.ofMillis(500)).until(() -> !stopped.isComplete());
      held.end();
      await(stopped);
      assertThat(spaces.read("left", running.operation()).status())
          .isEqualTo(SpaceRestoreStatus.DONE);
    }
  }

  @Test
  void aSecondOneOfTheSameSpaceIsAConflictAndLoggedOnce() {
    Instant then = spaces.changedSince("two");
    var held = new HeldDocument("two");
    Future<Reply<SpaceRestore>> first =
        service.send(Addresses.RESTORE_SPACE, restoration("two", then));
    service.awaitLockWaits(1);

    Reply<SpaceRestore> second = service.ask(Addresses.RESTORE_SPACE, restoration("two", then));

    assertThat(RestoreFixture.refusal(second))
        .isEqualTo(new ConflictsWith("Another restore of this space is running", List.of()));
    assertThat(refusals("two")).isOne();
    held.end();
    assertThat(await(first)).isInstanceOf(Done.class);
  }

  @Test
  void aRefusalThatNobodyWaitsForIsLoggedToo() {
    Instant then = spaces.changedSince("unheard");
    var held = new HeldDocument("unheard");
    SpaceRestore running = service.done(Addresses.RESTORE_SPACE, inBackground("unheard", then));
    service.awaitLockWaits(1);
    held.cut();
    held.end();

    Awaitility.await()
        .until(
            () ->
                spaces.read("unheard", running.operation()).status() == SpaceRestoreStatus.FAILED);

    Awaitility.await().until(() -> refusals("unheard") == 1);
  }

  @Test
  void whenItsConnectionBreaksNothingIsChangedAndTheAccountSaysSo() {
    Instant then = spaces.changedSince("cut");
    List<String> before = spaces.contents("cut");
    var held = new HeldDocument("cut");
    Future<Reply<SpaceRestore>> restore =
        service.send(Addresses.RESTORE_SPACE, restoration("cut", then));
    service.awaitLockWaits(1);
    Awaitility.await().until(() -> spaces.list("cut", 10, null).restores().getFirst().total() == 3);

    held.cut();

    assertThat(RestoreFixture.refusal(await(restore)))
        .isEqualTo(new Failed("database connection lost"));
    held.end();
    assertThat(spaces.contents("cut")).isEqualTo(before);
    assertThat(spaces.list("cut", 10, null).restores())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.status()).isEqualTo(SpaceRestoreStatus.FAILED);
              assertThat(failed.counts()).isEqualTo(new OperationCounts(0, 0, 0));
              assertThat(failed.total()).isZero();
            });
    assertThat(service.create(employee("cut", "after"), "{}").version()).isOne();
  }

  private static RunningRestore begunBreaking(String space, Instant then) {
    return ((Done<RunningRestore>) breaking().begin(requested(space, then))).value();
  }

  /** Restores on a service whose settings cannot be read, and not for a reason that it expects. */
  private static SpaceRestores breaking() {
    var permission =
        new SpacePermission(
            () -> {
              throw new StackOverflowError();
            });
    var operations = new OperationStore(service.pg);
    var work =
        new SpaceWork(
            service.pg,
            ExclusiveSpace.ofRestores(service.pg),
            operations,
            new PlanTable(),
            permission);
    return new SpaceRestores(
        work,
        operations,
        new OperationReader(service.pg),
        new RestoresUnderWay(),
        service.bus,
        Outcomes.ofSpaceRestores(Telemetry.none().meters()));
  }

  private static RequestedRestore requested(String space, Instant then) {
    RestoreSpace command = restoration(space, then);
    var plan =
        new SpacePlan.Restore(
            space, then, command.selection(), service.settings.versionedCollections());
    return new RequestedRestore(
        "broken-" + space,
        plan,
        null,
        then,
        command.context(),
        command.options(),
        Attempt.of(command));
  }

  private static long refusals(String space) {
    return service.number(
        "select count(*) from event where space = '%s' and type = 'reinstate.space.refused'"
            .formatted(space));
  }

  /** The lock of the document that was changed, in a transaction that stays open. */
  private static final class HeldDocument {
    private final Promise<Void> end = Promise.promise();
    private final Future<Void> transaction;

    HeldDocument(String space) {
      DocumentKey key = employee(space, "changed");
      Promise<Void> taken = Promise.promise();
      transaction =
          service.pg.transaction(
              connection ->
                  connection
                      .query(
                          "select from document where space = '%s' and id = '%s' for update"
                              .formatted(key.space(), key.id()))
                      .execute()
                      .<Void>mapEmpty()
                      .onComplete(taken)
                      .compose(locked -> end.future()));
      await(taken.future());
    }

    /** Ends the connection of whoever waits for it. */
    void cut() {
      service.rows(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'
          """);
    }

    void end() {
      end.complete();
      await(transaction);
    }
  }
}

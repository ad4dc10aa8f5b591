package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoringSpaces.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who has a space for himself is alone in it, and only there. */
class ExclusiveSpaceIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  private final ExclusiveSpace exclusive = ExclusiveSpace.ofDeletions(service.pg);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void nothingIsCommittedBetweenEnteringAndTheCommit() {
    service.createSpace("busy");
    List<Future<Reply<Document>>> writes = new ArrayList<>(writes("busy", 0, 100));

    var alone = new Alone("busy");
    Instant at = await(alone.entered.future()).orElseThrow();
    long found = versions("busy");
    writes.addAll(writes("busy", 100, 200));
    await(Future.join(writes("default", 0, 50)));
    long left = versions("busy");
    alone.end.complete();

    assertThat(left).isEqualTo(found);
    assertThat(writes).allSatisfy(write -> assertThat(await(write)).isInstanceOf(Done.class));
    assertThat(
            service.number(
                "select count(*) from version where space = 'busy' and updated_at < '%s'"
                    .formatted(at)))
        .isEqualTo(found);
    assertThat(
            service.number(
                "select count(*) from version where space = 'busy' and updated_at > '%s'"
                    .formatted(at)))
        .isEqualTo(201 - found);
  }

  @Test
  void aChangeThatIsUnderWayIsWaitedForAndSeen() {
    service.createSpace("under-way");
    HeldChange change =
        HeldChange.of(
            service,
            Change.create(
                as("admin"), PLAIN, new DocumentKey("under-way", "employees", "held"), "{}"));
    var alone = new Alone("under-way");
    service.awaitLockWaits(1);

    change.commit();

    Instant at = await(alone.entered.future()).orElseThrow();
    alone.end.complete();
    assertThat(alone.seen.join()).isEqualTo(2);
    assertThat(service.read(new DocumentKey("under-way", "employees", "held")).updatedAt())
        .isBefore(at);
  }

  @Test
  void ofTwoOneHasTheSpace() {
    service.createSpace("wanted");
    var first = new Alone("wanted");
    await(first.entered.future());

    var second = new Alone("wanted");

    assertThat(await(second.entered.future())).isEmpty();
    first.end.complete();
    second.end.complete();
  }

  @Test
  void aRestoreWaitsForADeletionThatHasTheSpace() {
    Instant then = spaces.changedSince("deleting");
    var deletion = new Alone("deleting");
    await(deletion.entered.future());
    Future<Reply<SpaceRestore>> restore =
        service.send(Addresses.RESTORE_SPACE, restoration("deleting", then));
    service.awaitLockWaits(1);

    deletion.end.complete();

    assertThat(await(restore)).isInstanceOf(Done.class);
  }

  @Test
  void twoSpacesCanBeTakenAtTheSameTime() {
    service.createSpace("one");
    service.createSpace("two");
    var one = new Alone("one");
    await(one.entered.future());

    var two = new Alone("two");

    assertThat(await(two.entered.future())).isPresent();
    one.end.complete();
    two.end.complete();
  }

  @Test
  void itsTimeIsLaterThanEverythingBeforeThoughTheClockWasSetBack() {
    service.createSpace("future");
    service.rows("update space set floor = '2100-01-01 00:00:00Z' where space = 'future'");

    var alone = new Alone("future");
    alone.end.complete();

    assertThat(await(alone.entered.future()))
        .contains(Instant.parse("2100-01-01T00:00:00.000001Z"));
  }

  @Test
  void whatIsRefusedIsRolledBack() {
    service.createSpace("refused");

    Reply<Void> reply =
        exclusive.run(
            transaction ->
                exclusive
                    .enter(transaction, "refused")
                    .compose(entered -> NotCommitted.because(new NotFound("no"))));

    assertThat(reply).isEqualTo(new Refused<>(new NotFound("no")));
    assertThat(service.number("select operations from space where space = 'refused'")).isZero();
  }

  private static List<Future<Reply<Document>>> writes(String space, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                service.send(
                    Addresses.CREATE_DOCUMENT,
                    new CreateDocument(
                        as("admin"), PLAIN, space, "employees", new NewDocument("w" + i, "{}"))))
        .toList();
  }

  private static long versions(String space) {
    return service.number("select count(*) from version where space = '%s'".formatted(space));
  }

  /** Somebody who has entered, or tried to, and stays until told otherwise. */
  private final class Alone {
    final Promise<Optional<Instant>> entered = Promise.promise();
    final CompletableFuture<Long> seen = new CompletableFuture<>();
    final Promise<Void> end = Promise.promise();

    Alone(String space) {
      Thread.startVirtualThread(
          () ->
              exclusive.run(
                  transaction ->
                      exclusive
                          .enter(transaction, space)
                          .onComplete(entered)
                          .compose(at -> count(transaction, space))
                          .compose(counted -> end.future())));
    }

    private Future<Void> count(SqlConnection transaction, String space) {
      return transaction
          .query("select count(*) from version where space = '%s'".formatted(space))
          .execute()
          .onSuccess(rows -> seen.complete(rows.iterator().next().getLong(0)))
          .mapEmpty();
    }
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Restores of spaces are not left running when nobody works on them any more. */
class OperationSweepIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @Test
  void oneWhoseProcessHasEndedIsClosedAsFailed() {
    running("abandoned");

    sweep();

    SpaceRestore restore = spaces.read("default", "abandoned");
    assertThat(restore.status()).isEqualTo(SpaceRestoreStatus.FAILED);
    assertThat(restore.error())
        .isEqualTo(new ErrorText("INTERNAL_ERROR", "The process that ran it has ended"));
    assertThat(restore.byCollection()).isEmpty();
    assertThat(restore.done()).isZero();
    assertThat(restore.total()).isZero();
  }

  @Test
  void oneThatSomebodyWorksOnIsLeftAlone() {
    Promise<Void> working = Promise.promise();
    Promise<Void> end = Promise.promise();
    Future<Void> work =
        service.pg.longTransaction(
            transaction ->
                new OperationStore(service.pg)
                    .lock(transaction, "worked-on")
                    .onComplete(working)
                    .compose(locked -> end.future()));
    await(working.future());
    running("worked-on");

    sweep();

    assertThat(spaces.read("default", "worked-on").status()).isEqualTo(SpaceRestoreStatus.RUNNING);
    end.complete();
    await(work);
  }

  @Test
  void theKeyOfAnAbandonedOneIsFreeAgain() {
    service.rows(
        """
        insert into idempotency (user_id, key, fingerprint, at, operation)
        values ('alice', 'abandoned', 'same', clock_timestamp(), 'keyed')
        """);
    running("keyed");

    sweep();

    assertThat(service.number("select count(*) from idempotency where operation = 'keyed'"))
        .isZero();
  }

  private static void running(String operation) {
    service.rows(
        """
        insert into operation
          (operation, space, status, date_time, started_by, started_at, by_collection, done, total)
        values ('%s', 'default', 'running', now(), 'alice', now(),
                '{"employees": {"create": 1, "update": 1, "delete": 1}}', 2, 3)
        """
            .formatted(operation));
  }

  /** The housekeeping of the service may be faster, and then has to finish. */
  private static void sweep() {
    service.doNow(new OperationSweep(service.pg));
    Awaitility.await()
        .until(
            () ->
                service.number(
                        "select count(*) from operation where status = 'running' and operation <>"
                            + " 'worked-on'")
                    == 0);
  }
}

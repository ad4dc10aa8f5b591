package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/**
 * Changes made in a transaction that stays open until told otherwise: what another process may be
 * in the middle of, with every lock it holds then.
 */
final class HeldChange {
  private final Promise<Void> end = Promise.promise();
  private final Future<Void> transaction;

  private HeldChange(RestoreFixture service, List<Change> changes) {
    Promise<List<ChangeOutcome>> made = Promise.promise();
    transaction =
        service.pg.transaction(
            connection ->
                new CommitStatement()
                    .run(connection, changes)
                    .onComplete(made)
                    .compose(outcomes -> end.future()));
    await(made.future());
  }

  static HeldChange of(RestoreFixture service, Change... changes) {
    return new HeldChange(service, List.of(changes));
  }

  void commit() {
    end.complete();
    await(transaction);
  }

  void rollBack() {
    end.fail("rolled back");
    await(transaction.otherwiseEmpty());
  }
}

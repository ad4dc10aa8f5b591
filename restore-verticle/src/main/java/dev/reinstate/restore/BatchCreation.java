package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.Pg;
import dev.reinstate.restore.ChangeOutcome.Committed;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * Creates documents together: one transaction, all or none, the idempotency key in the same commit.
 */
final class BatchCreation {
  /** What became of the batch. */
  sealed interface Result {}

  /** All are there. */
  record Created() implements Result {}

  /** None was created: a live document has the id of the one at this place. */
  record Existing(int index) implements Result {}

  /** Rolls the transaction back. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    RolledBack(int index) {
      super(null, null, false, false);
      this.index = index;
    }
  }

  private final Pg pg;
  private final Writer writer;
  private final Idempotency idempotency;

  BatchCreation(Pg pg, Writer writer, Idempotency idempotency) {
    this.pg = pg;
    this.writer = writer;
    this.idempotency = idempotency;
  }

  Future<Result> create(Actor actor, WriteOptions options, List<Change> changes) {
    List<String> ids = changes.stream().map(change -> change.document().id()).toList();
    return writer
        .retrying(
            () ->
                pg.transaction(
                    transaction ->
                        createAll(transaction, changes)
                            .compose(
                                done ->
                                    idempotency.rememberCreated(transaction, actor, options, ids))))
        .onSuccess(done -> writer.committed())
        .<Result>map(done -> new Created())
        .recover(
            fault ->
                fault instanceof RolledBack existing
                    ? Future.succeededFuture(new Existing(existing.index))
                    : Future.failedFuture(fault));
  }

  private Future<Void> createAll(SqlConnection transaction, List<Change> changes) {
    return writer
        .commitWithin(transaction, changes)
        .compose(
            outcomes -> {
              for (int index = 0; index < outcomes.size(); index++) {
                if (!(outcomes.get(index) instanceof Committed)) {
                  return Future.failedFuture(new RolledBack(index));
                }
              }
              return Future.succeededFuture();
            });
  }
}

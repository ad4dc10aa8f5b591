package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.BusySpaces.Work;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.Exists;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
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

  /** None was created: the document at this place is no longer as it was when it was read. */
  record Moved(int index) implements Result {}

  /** None was created: the one at this place could not be, for another reason. */
  record Impossible(int index, ChangeOutcome outcome) implements Result {}

  /** None was created: the idempotency key was used in the meantime. */
  record KeyUsed() implements Result {}

  /** Rolls the transaction back. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Result result;

    RolledBack(Result result) {
      super(null, null, false, false);
      this.result = result;
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

  /** Creates them; where somebody has the space for himself, it waits, bounded. */
  Future<Result> create(Actor actor, WriteOptions options, List<Change> changes) {
    return writer.whenFree(
        new Work<Result>(
            changes.getFirst().document().space(),
            () -> changes.stream().mapToInt(Change::size).sum(),
            () -> createOnce(actor, options, changes),
            result -> result instanceof Impossible(var index, SpaceBusy()),
            new Impossible(0, new SpaceBusy())));
  }

  private Future<Result> createOnce(Actor actor, WriteOptions options, List<Change> changes) {
    List<String> ids = changes.stream().map(change -> change.document().id()).toList();
    return writer
        .retrying(
            () ->
                pg.transaction(
                    transaction ->
                        idempotency
                            .rememberCreated(transaction, actor, options, ids)
                            .compose(first -> createAll(transaction, changes, first))))
        .onSuccess(done -> writer.committed())
        .<Result>map(done -> new Created())
        .recover(
            fault ->
                fault instanceof RolledBack rolledBack
                    ? Future.succeededFuture(rolledBack.result)
                    : Future.failedFuture(fault));
  }

  private Future<Void> createAll(SqlConnection transaction, List<Change> changes, boolean first) {
    if (!first) {
      return Future.failedFuture(new RolledBack(new KeyUsed()));
    }
    return writer
        .commitWithin(transaction, changes)
        .compose(
            outcomes -> {
              for (int index = 0; index < outcomes.size(); index++) {
                if (!(outcomes.get(index) instanceof Committed)) {
                  return Future.failedFuture(new RolledBack(result(outcomes.get(index), index)));
                }
              }
              return Future.succeededFuture();
            });
  }

  private static Result result(ChangeOutcome outcome, int index) {
    return switch (outcome) {
      case HeadMoved(int head) -> new Moved(index);
      case Exists() -> new Existing(index);
      default -> new Impossible(index, outcome);
    };
  }
}

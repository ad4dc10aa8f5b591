package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Reply;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.PlanOutcome.Impossible;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/**
 * Carries out a restore of a space in one transaction: the account of it is durable before, and
 * done in the commit; between the two it has the space for itself. Whatever goes wrong, nothing is
 * changed.
 */
final class SpaceWork {
  private final Pg pg;
  private final ExclusiveSpace exclusive;
  private final OperationStore operations;
  private final PlanTable plans;
  private final SpacePermission permission;

  SpaceWork(
      Pg pg,
      ExclusiveSpace exclusive,
      OperationStore operations,
      PlanTable plans,
      SpacePermission permission) {
    this.pg = pg;
    this.exclusive = exclusive;
    this.operations = operations;
    this.plans = plans;
    this.permission = permission;
  }

  /**
   * Does it. Blocks.
   *
   * @param durable called, on any thread, when it is known for good that the restore is running
   */
  Reply<Ready> run(RequestedRestore restore, Runnable durable) {
    return exclusive.run(
        transaction ->
            operations
                .lock(transaction, restore.operation())
                .compose(locked -> operations.begin(restore))
                .compose(
                    begun ->
                        begun
                            ? begun(transaction, restore, durable)
                            : NotCommitted.because(new IdempotencyKeyInUse())));
  }

  private Future<Ready> begun(
      SqlConnection transaction, RequestedRestore restore, Runnable durable) {
    durable.run();
    return exclusive
        .enter(transaction, restore.space())
        .compose(
            entered ->
                entered
                    .map(Future::succeededFuture)
                    .orElseGet(() -> enterNext(transaction, restore)))
        .compose(at -> alone(transaction, restore, at));
  }

  /** If it is no other restore that has the space, it is a deletion, which takes no time. */
  private Future<Instant> enterNext(SqlConnection transaction, RequestedRestore restore) {
    return operations
        .isBehindAnother(transaction, restore)
        .compose(
            behind ->
                behind
                    ? NotCommitted.because(conflict("Another restore of this space is running"))
                    : exclusive.enterNext(transaction, restore.space()));
  }

  private Future<Ready> alone(SqlConnection transaction, RequestedRestore restore, Instant at) {
    Actor actor = restore.context().actor();
    return plans
        .fill(
            transaction,
            restore.plan(),
            restore.snapshot(),
            collections -> permission.refusal(actor, collections))
        .compose(
            planned ->
                switch (planned) {
                  case Impossible(Refusal refusal) -> NotCommitted.because(refusal);
                  case Ready ready -> withoutUploads(transaction, restore, at, ready);
                });
  }

  /** Whoever sends bytes now would find another space than the one he began with. */
  private Future<Ready> withoutUploads(
      SqlConnection transaction, RequestedRestore restore, Instant at, Ready what) {
    return UploadsInProgress.in(transaction, restore.space())
        .compose(
            uploading ->
                uploading
                    ? NotCommitted.because(conflict("An upload to this space is in progress"))
                    : apply(transaction, restore, at, what));
  }

  private Future<Ready> apply(
      SqlConnection transaction, RequestedRestore restore, Instant at, Ready what) {
    Applied how = restore.at(at);
    var progress = new OperationProgress(pg, restore.operation(), what);
    progress.accept(0);
    return plans
        .apply(transaction, how, progress)
        .compose(applied -> SpaceRestoredEvent.append(transaction, how, what))
        .compose(logged -> operations.done(transaction, how, what))
        .map(what);
  }

  private static Refusal conflict(String message) {
    return new ConflictsWith(message, List.of());
  }
}

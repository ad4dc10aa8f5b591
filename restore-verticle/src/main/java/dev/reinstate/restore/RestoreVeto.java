package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.PlanOutcome.Impossible;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * Has the hooks asked about a restore of a space, by what it would do at this moment; nothing is
 * locked meanwhile. Without hooks nothing is planned for them.
 */
final class RestoreVeto {
  private static final String CONSISTENT = "set transaction isolation level repeatable read";

  private final SpacePreHooks hooks;
  private final ExclusiveSpace transactions;
  private final PlanTable plans;
  private final SpacePermission permission;

  RestoreVeto(
      SpacePreHooks hooks,
      ExclusiveSpace transactions,
      PlanTable plans,
      SpacePermission permission) {
    this.hooks = hooks;
    this.transactions = transactions;
    this.plans = plans;
    this.permission = permission;
  }

  /** The restore, if nothing speaks against it. Blocks. */
  Reply<RequestedRestore> passed(RequestedRestore restore) {
    return (hooks.any() ? refusal(restore) : Optional.<Refusal>empty())
        .<Reply<RequestedRestore>>map(Refused::new)
        .orElseGet(() -> new Done<>(restore));
  }

  private Optional<Refusal> refusal(RequestedRestore restore) {
    return switch (transactions.run(transaction -> preview(transaction, restore))) {
      case Refused<PlanOutcome>(Refusal refusal) -> Optional.of(refusal);
      case Done<PlanOutcome>(Impossible(Refusal refusal), boolean replayed) -> Optional.of(refusal);
      case Done<PlanOutcome>(Ready what, boolean replayed) -> asked(restore, what);
    };
  }

  private Future<PlanOutcome> preview(SqlConnection transaction, RequestedRestore restore) {
    Actor actor = restore.context().actor();
    return transaction
        .query(CONSISTENT)
        .execute()
        .compose(
            set ->
                plans.preview(
                    transaction,
                    restore.plan(),
                    collections -> permission.refusal(actor, collections)));
  }

  private Optional<Refusal> asked(RequestedRestore restore, Ready what) {
    return hooks.ask(
        restore.context(),
        restore.space(),
        restore.options().changeReason(),
        SpaceSummary.of(
            restore.operation(),
            restore.dateTime(),
            restore.undoes(),
            what.counts(),
            what.byCollection()));
  }
}

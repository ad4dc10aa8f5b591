package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.PlanOutcome.Impossible;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * Has the hooks asked about a restore of a space, by what it would do at this moment; nothing is
 * locked meanwhile. Without hooks nothing is planned for them.
 */
final class RestoreVeto {
  /** With that much for a statement, whoever asked is still there when the hooks have answered. */
  private static final String BEGIN =
      """
      set transaction isolation level repeatable read;
      set local synchronous_commit = off;
      set local statement_timeout = '15s'
      """;

  private static final String OUT_OF_TIME = "57014";

  private final SpacePreHooks hooks;
  private final Pg pg;
  private final Places places;
  private final PlanTable plans;
  private final SpacePermission permission;

  RestoreVeto(
      SpacePreHooks hooks, Pg pg, Places places, PlanTable plans, SpacePermission permission) {
    this.hooks = hooks;
    this.pg = pg;
    this.places = places;
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
    return switch (places.whenFree(() -> planned(restore))) {
      case Refused<PlanOutcome>(Refusal refusal) -> Optional.of(refusal);
      case Done<PlanOutcome>(Impossible(Refusal refusal), boolean replayed) -> Optional.of(refusal);
      case Done<PlanOutcome>(Ready what, boolean replayed) -> asked(restore, what);
    };
  }

  private Reply<PlanOutcome> planned(RequestedRestore restore) {
    return pg.transaction(transaction -> preview(transaction, restore))
        .<Reply<PlanOutcome>>map(Done::new)
        .recover(RestoreVeto::refused)
        .await();
  }

  private static Future<Reply<PlanOutcome>> refused(Throwable fault) {
    return fault instanceof PgException ended && OUT_OF_TIME.equals(ended.getSqlState())
        ? Future.succeededFuture(
            new Refused<>(new Unavailable("planning the restore took too long")))
        : Future.failedFuture(fault);
  }

  private Future<PlanOutcome> preview(SqlConnection transaction, RequestedRestore restore) {
    Actor actor = restore.context().actor();
    return transaction
        .query(BEGIN)
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

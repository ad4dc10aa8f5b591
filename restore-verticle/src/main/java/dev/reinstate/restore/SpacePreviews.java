package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.PlanOutcome.Ready;
import dev.reinstate.restore.RestorePoints.Moment;
import dev.reinstate.restore.RestorePoints.Resolved;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans for those who want to see a plan: each in one transaction whose statements all see the
 * same, and that leaves nothing behind. So many at a time as there are places. Safe for use from
 * any thread that may block.
 */
final class SpacePreviews {
  /**
   * What somebody wants to see a page of.
   *
   * @param cursor from the page before; null for the first
   * @param moment finds out which moment he means
   * @param plan what would be done then
   */
  record Question(
      Actor actor,
      String space,
      int limit,
      @Nullable String cursor,
      Function<SqlConnection, Future<Resolved>> moment,
      Function<Instant, SpacePlan> plan) {}

  /** There is nothing in it that has to be on the disk, and more to do than for a document. */
  private static final String BEGIN =
      """
      set transaction isolation level repeatable read;
      set local synchronous_commit = off;
      set local statement_timeout = '60s'
      """;

  private static final String SNAPSHOT = "select pg_current_snapshot()::text as snapshot";

  private final Pg pg;
  private final PlanTable plans;
  private final SpacePermission permission;
  private final Places places;

  SpacePreviews(Pg pg, Places places, PlanTable plans, SpacePermission permission) {
    this.pg = pg;
    this.places = places;
    this.plans = plans;
    this.permission = permission;
  }

  /** Answers, if the caller may restore the space. */
  Reply<PreviewedPlan> answer(Question question) {
    Optional<Refusal> forbidden = permission.refusal(question.actor(), question.space());
    if (forbidden.isPresent()) {
      return new Refused<>(forbidden.get());
    }
    PlanPosition after = PlanPosition.read(question.cursor());
    return after == null
        ? new Refused<>(new InvalidRequest("Invalid cursor"))
        : places.whenFree(
            () -> pg.transaction(transaction -> begin(transaction, question, after)).await());
  }

  private Future<Reply<PreviewedPlan>> begin(
      SqlConnection transaction, Question question, PlanPosition after) {
    return transaction
        .query(BEGIN)
        .execute()
        .compose(begun -> question.moment().apply(transaction))
        .compose(
            moment ->
                switch (moment) {
                  case RestorePoints.Impossible(Refusal refusal) -> refused(refusal);
                  case Moment(Instant dateTime) -> plan(transaction, question, after, dateTime);
                });
  }

  private Future<Reply<PreviewedPlan>> plan(
      SqlConnection transaction, Question question, PlanPosition after, Instant dateTime) {
    SpacePlan plan = question.plan().apply(dateTime);
    return plans
        .preview(
            transaction, plan, collections -> permission.refusal(question.actor(), collections))
        .compose(
            planned ->
                switch (planned) {
                  case PlanOutcome.Impossible(Refusal refusal) -> refused(refusal);
                  case Ready ready ->
                      PlanPage.read(transaction, plan.space(), after, question.limit())
                          .compose(page -> told(transaction, plan, dateTime, ready, page));
                });
  }

  private static Future<Reply<PreviewedPlan>> told(
      SqlConnection transaction, SpacePlan plan, Instant dateTime, Ready ready, PlanPage page) {
    Future<List<String>> skipped = SkippedCollections.find(transaction, plan);
    Future<List<DocumentKey>> conflicts = PlanChecks.changed(transaction, plan.space());
    Future<String> snapshot =
        transaction
            .query(SNAPSHOT)
            .execute()
            .map(rows -> rows.iterator().next().getString("snapshot"));
    return Future.all(skipped, conflicts, snapshot)
        .map(
            all ->
                new Done<>(
                    new PreviewedPlan(
                        dateTime,
                        plan,
                        ready,
                        snapshot.result(),
                        page,
                        skipped.result(),
                        conflicts.result())));
  }

  private static Future<Reply<PreviewedPlan>> refused(Refusal refusal) {
    return Future.succeededFuture(new Refused<>(refusal));
  }
}

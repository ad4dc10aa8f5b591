package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.restore.PlanOutcome.Impossible;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a restore of a space, or of the undo of one: a temporary table of the documents it
 * changes, which is gone with the transaction. The same for a preview and for the restore it
 * previews. Whatever the number of documents, none of them comes into memory here.
 *
 * <p>A transaction plans once. A restore does so while it has the space for itself, a preview in a
 * transaction whose statements all see the same.
 */
final class PlanTable {
  /**
   * Whatever the planner believes of a table that it knows nothing of: everything is looked up by
   * an index. Sorting many documents in less memory would go by way of the disk. That an index is
   * there already is no news for the log.
   */
  private static final String SETTINGS =
      """
      set local client_min_messages = warning;
      set local work_mem = '32MB';
      set local plan_cache_mode = force_custom_plan;
      set local enable_hashjoin = off;
      set local enable_mergejoin = off;
      set local enable_seqscan = off;
      set local enable_memoize = off
      """;

  /**
   * In the order of {@code doc}. {@code first} is the first version after the moment; {@code
   * target} is the version to go back to, {@code content} and {@code parent} what it has. {@code
   * action} is null where nothing is to be done: such documents of a restore are in the table only
   * when one of the flags is set. Of an undo all are that the restore changed and whose versions
   * are still there.
   */
  private static final String CREATE =
      """
      create temporary table restore_plan (
        doc bigint, collection text collate "C", id text collate "C",
        head integer, head_content bigint, first integer, target integer, content bigint, parent text collate "C",
        action text, lost boolean, stale boolean, changed boolean
      ) on commit drop
      """;

  /** For those who look for single documents, or for so many from one on. */
  private static final String INDEX =
      "create index if not exists restore_plan_doc on restore_plan (doc)";

  private final PlanApplication application = new PlanApplication();

  /**
   * Plans, for somebody who wants to know.
   *
   * @param permission whether the caller may change these collections
   */
  Future<PlanOutcome> preview(
      SqlConnection transaction,
      SpacePlan plan,
      Function<Collection<String>, Optional<Refusal>> permission) {
    return filled(transaction, plan, null)
        .compose(
            contents -> {
              var checks = new PlanChecks(transaction, plan, contents);
              return outcome(
                  contents, List.of(checks.permitted(permission), checks::lost, checks::orphans));
            });
  }

  /**
   * Plans, for somebody who has the space for himself and is going to do it.
   *
   * @param snapshot the database snapshot of the preview that this has to be the same as; null:
   *     there was none
   * @param permission whether the caller may change these collections
   */
  Future<PlanOutcome> fill(
      SqlConnection transaction,
      SpacePlan plan,
      @Nullable String snapshot,
      Function<Collection<String>, Optional<Refusal>> permission) {
    return filled(transaction, plan, snapshot)
        .compose(
            contents -> {
              var checks = new PlanChecks(transaction, plan, contents);
              return outcome(
                  contents,
                  List.of(
                      checks.permitted(permission),
                      checks::lost,
                      checks::stale,
                      checks::changed,
                      checks::orphans,
                      checks::activeJobs));
            });
  }

  /**
   * Does what is planned: writes the versions and moves the heads, in steps.
   *
   * @param progress is told after each step how many documents are done
   */
  Future<Void> apply(SqlConnection transaction, Applied how, LongConsumer progress) {
    return application.run(transaction, how, progress);
  }

  private static Future<PlanContents> filled(
      SqlConnection transaction, SpacePlan plan, @Nullable String snapshot) {
    PlanStatement statement = PlanStatement.of(plan, snapshot);
    return transaction
        .query(SETTINGS)
        .execute()
        .compose(set -> transaction.query(CREATE).execute())
        .compose(made -> transaction.preparedQuery(statement.sql()).execute(statement.arguments()))
        .compose(inserted -> PlanContents.read(transaction, plan));
  }

  /** Makes sure that the table of this transaction has an index of its documents. */
  static Future<Void> indexed(SqlConnection transaction) {
    return transaction.query(INDEX).execute().mapEmpty();
  }

  private static Future<PlanOutcome> outcome(
      PlanContents contents, List<Supplier<Future<Optional<Refusal>>>> checks) {
    Future<Optional<Refusal>> refusal = Future.succeededFuture(Optional.empty());
    for (Supplier<Future<Optional<Refusal>>> check : checks) {
      refusal =
          refusal.compose(found -> found.isPresent() ? Future.succeededFuture(found) : check.get());
    }
    return refusal.map(found -> found.isPresent() ? new Impossible(found.get()) : contents.ready());
  }
}

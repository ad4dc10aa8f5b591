package dev.reinstate.restore;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.BusySpaces.Work;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.NotVisibleYet;
import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one way a change gets into the database. Independent changes are committed in batches; a
 * batch that fails is run again one by one, so a bad change never takes its neighbours with it.
 * After each commit whoever follows the log is woken. Safe for use from any thread.
 */
final class Writer {
  private static final BatchLimits LIMITS = new BatchLimits(64, 4 << 20, 4_096, 64 << 20, 3, 40);

  /**
   * Unique violation, serialization failure, deadlock: nothing was done, and a new statement
   * decides on what won.
   */
  private static final Set<String> RUN_AGAIN = Set.of("23505", "40001", "40P01");

  private static final int ATTEMPTS = 3;

  /** Enters it for a moment, as changes do. */
  private static final String IS_FREE = "select enter_space($1) is not null as free";

  private final Pg pg;
  private final Bus bus;
  private final RetentionHints hints;
  private final CommitStatement statement = new CommitStatement();
  private final Batcher<Change, ChangeOutcome> batcher;
  private final BusySpaces busySpaces;

  Writer(Vertx vertx, Batching batching, Pg pg, Bus bus, RetentionHints hints) {
    this.pg = pg;
    this.bus = bus;
    this.hints = hints;
    batcher =
        batching.batcher(
            "commit-changes",
            LIMITS,
            Change::document,
            change -> change.size() + 512,
            this::runBatch);
    busySpaces = new BusySpaces(vertx, batching.thread(), this::isFree);
  }

  /**
   * Completes once the change is durable or is known not to have been made; fails when that is not
   * known. Where somebody has the space for himself it waits, bounded.
   */
  Future<ChangeOutcome> commit(Change change) {
    return whenFree(
        new Work<>(
            change.document().space(),
            change::size,
            () -> batcher.submit(change),
            SpaceBusy.class::isInstance,
            new SpaceBusy()));
  }

  /** Does the same for changes that are made in a transaction of their own. */
  <T> Future<T> whenFree(Work<T> work) {
    return busySpaces.run(work);
  }

  /** Completes when it is worth to try once more what has met a busy space in a transaction. */
  Future<Void> betweenAttempts() {
    return busySpaces.betweenLooks();
  }

  private Future<Boolean> isFree(String space) {
    return pg.query(IS_FREE, Tuple.of(space)).map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Runs the statement for changes that belong together, inside somebody's transaction. */
  Future<List<ChangeOutcome>> commitWithin(SqlConnection transaction, List<Change> changes) {
    return statement.run(transaction, changes);
  }

  /** Runs a transaction again, a few times, when what it met in another one undid it. */
  <T> Future<T> retrying(Supplier<Future<T>> transaction) {
    return retrying(transaction, ATTEMPTS);
  }

  private static <T> Future<T> retrying(Supplier<Future<T>> transaction, int attempts) {
    return transaction
        .get()
        .recover(
            fault ->
                attempts > 1 && runAgain(fault)
                    ? retrying(transaction, attempts - 1)
                    : Future.failedFuture(fault));
  }

  /** To be called after a commit that did not go through {@link #commit}. */
  void committed() {
    bus.publishCommitted();
  }

  private List<Future<ChangeOutcome>> runBatch(List<Change> changes) {
    List<Promise<ChangeOutcome>> results =
        Stream.generate(Promise::<ChangeOutcome>promise).limit(changes.size()).toList();
    pg.execute(client -> statement.run(client, changes))
        .onSuccess(outcomes -> settle(changes, outcomes, results))
        .onFailure(fault -> runOneByOne(changes, fault, results));
    return results.stream().map(Promise::future).toList();
  }

  private void settle(
      List<Change> changes, List<ChangeOutcome> outcomes, List<Promise<ChangeOutcome>> results) {
    if (outcomes.stream().anyMatch(Committed.class::isInstance)) {
      bus.publishCommitted();
    }
    for (int i = 0; i < outcomes.size(); i++) {
      Change change = changes.get(i);
      if (outcomes.get(i) instanceof NotVisibleYet) {
        runAlone(change).onComplete(results.get(i));
      } else {
        note(change, outcomes.get(i));
        results.get(i).complete(outcomes.get(i));
      }
    }
  }

  private void runOneByOne(
      List<Change> changes, Throwable fault, List<Promise<ChangeOutcome>> results) {
    if (Faults.connectionLost(fault) || (changes.size() == 1 && !runAgain(fault))) {
      results.forEach(result -> result.fail(fault));
      return;
    }
    Future<Void> before = Future.succeededFuture();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      Promise<ChangeOutcome> result = results.get(i);
      before =
          before.compose(
              done -> runAlone(change).onComplete(result).<Void>mapEmpty().otherwiseEmpty());
    }
  }

  private Future<ChangeOutcome> runAlone(Change change) {
    return retrying(() -> pg.execute(client -> statement.run(client, List.of(change))))
        .map(List::getFirst)
        .onSuccess(
            outcome -> {
              bus.publishCommitted();
              note(change, outcome);
            });
  }

  private void note(Change change, ChangeOutcome outcome) {
    if (outcome instanceof Committed committed) {
      hints.superseded(change.document().collection(), committed);
    }
  }

  private static boolean runAgain(Throwable fault) {
    return fault instanceof PgException refused && RUN_AGAIN.contains(refused.getSqlState());
  }
}

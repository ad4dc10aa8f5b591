package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.NoPlace;
import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Arrays;

/**
 * Deletes documents that others belong to, with all of these, in one commit that has the space for
 * itself. Where somebody else has it, it waits, bounded.
 */
final class Cascade {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final ExclusiveSpace exclusive;
  private final DocumentIds ids;
  private final Writer writer;

  Cascade(ExclusiveSpace exclusive, DocumentIds ids, Writer writer) {
    this.exclusive = exclusive;
    this.ids = ids;
    this.writer = writer;
  }

  /** Whether documents of a collection can have others that belong to them. */
  static boolean includes(String collection) {
    return collection.equals(DocumentKey.SPACES)
        || Arrays.stream(Component.values())
            .flatMap(component -> component.parent().stream())
            .anyMatch(owner -> owner.collection().equals(collection));
  }

  /**
   * Deletes one with all that belongs to it; the outcome is that of the document itself. Blocks.
   */
  ChangeOutcome delete(Change deletion) {
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    ChangeOutcome outcome = attempt(deletion);
    while (outcome instanceof SpaceBusy && System.nanoTime() - until < 0) {
      writer.betweenAttempts().await();
      outcome = attempt(deletion);
    }
    if (outcome instanceof Committed) {
      writer.committed();
    }
    return outcome;
  }

  private ChangeOutcome attempt(Change deletion) {
    try {
      return outcome(exclusive.run(transaction -> delete(transaction, deletion)));
    } catch (NotMade stopped) {
      return stopped.outcome();
    }
  }

  /** Whoever has waited in vain does not wait again; otherwise somebody was faster. */
  private static ChangeOutcome outcome(Reply<ChangeOutcome> reply) {
    return switch (reply) {
      case Done<ChangeOutcome>(var outcome, boolean replayed) -> outcome;
      case Refused<ChangeOutcome>(Unavailable(String reason)) -> new NoPlace(reason);
      case Refused<ChangeOutcome> faster -> new SpaceBusy();
    };
  }

  private Future<ChangeOutcome> delete(SqlConnection transaction, Change deletion) {
    return exclusive
        .enter(transaction, deletion.document().space())
        .compose(
            entered ->
                entered
                    .map(at -> CascadeStatement.run(transaction, deletion, ids.make(), at))
                    .orElseGet(() -> Future.succeededFuture(new SpaceBusy())))
        .compose(NotMade::unlessCommitted);
  }
}

package dev.reinstate.restore;

import io.vertx.sqlclient.Row;
import java.util.function.Function;

/** Reads from a row what has become of a change, by the words that the statements have for it. */
final class OutcomeRow {
  private OutcomeRow() {}

  /**
   * The outcome.
   *
   * @param committed what a change that was made has come to
   */
  static ChangeOutcome read(Row row, Function<Row, ChangeOutcome.Committed> committed) {
    return switch (row.getString("outcome")) {
      case "committed" -> committed.apply(row);
      case "space missing" -> new ChangeOutcome.SpaceMissing();
      case "space busy" -> new ChangeOutcome.SpaceBusy();
      case "parent missing" -> new ChangeOutcome.ParentMissing(row.getString("parent"));
      case "missing" -> new ChangeOutcome.Missing();
      case "exists" -> new ChangeOutcome.Exists();
      case "head moved" -> new ChangeOutcome.HeadMoved(row.getInteger("head"));
      case "forbidden" -> new ChangeOutcome.Forbidden();
      case "unread" -> new ChangeOutcome.Unread();
      case "precondition failed" -> new ChangeOutcome.PreconditionFailed(row.getInteger("head"));
      case "no version" -> new ChangeOutcome.NoVersion();
      case "not visible yet" -> new ChangeOutcome.NotVisibleYet();
      case "target is deletion" -> new ChangeOutcome.TargetIsDeletion();
      case "replayed" -> new ChangeOutcome.Replayed();
      case "key reused" -> new ChangeOutcome.KeyReused();
      default -> throw new IllegalStateException("unknown outcome");
    };
  }
}

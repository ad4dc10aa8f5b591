package dev.reinstate.restore;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.log.EventContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore of a space, or the undo of one, that somebody asks for and nothing speaks against so
 * far.
 *
 * @param operation its id
 * @param plan what it is to do
 * @param snapshot the database snapshot that its plan was made in; null: it is planned afresh
 * @param dateTime the moment the space goes back to; of an undo, that of the restore it undoes
 * @param attempt what is told of it when it is refused
 */
record RequestedRestore(
    String operation,
    SpacePlan plan,
    @Nullable String snapshot,
    Instant dateTime,
    RequestContext context,
    WriteOptions options,
    Attempt attempt) {

  String space() {
    return plan.space();
  }

  /** The restore it undoes; null when it is no undo. */
  @Nullable String undoes() {
    return plan instanceof SpacePlan.Undo undo ? undo.operation() : null;
  }

  /** What the log tells of it when it has been begun, and fails. */
  EventContext refused(ErrorText told) {
    return attempt.refused(told).inOperation(operation);
  }

  /** How it is written down once its time is known. */
  Applied at(Instant at) {
    return new Applied(space(), operation, at, context, options.changeReason(), undoes(), dateTime);
  }
}

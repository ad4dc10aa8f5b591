package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.RestorePoints.Impossible;
import dev.reinstate.restore.RestorePoints.Moment;
import dev.reinstate.restore.SpaceRestoreAnswers.Begun;
import java.time.Instant;
import java.util.function.Supplier;

/** Undoes a restore of a space, in the order of {@link RestoreSpaceHandler}. */
final class UndoSpaceRestoreHandler {
  private final Supplier<Settings> settings;
  private final Pg pg;
  private final DocumentIds ids;
  private final RestorePoints points;
  private final RestoreVeto veto;
  private final SpaceRestoreAnswers answers;

  UndoSpaceRestoreHandler(
      Supplier<Settings> settings,
      Pg pg,
      DocumentIds ids,
      RestorePoints points,
      RestoreVeto veto,
      SpaceRestoreAnswers answers) {
    this.settings = settings;
    this.pg = pg;
    this.ids = ids;
    this.points = points;
    this.veto = veto;
    this.answers = answers;
  }

  Reply<Begun> begin(UndoSpaceRestore command) {
    return answers.begin(
        command.context(),
        command.options(),
        command.space(),
        command.inBackground(),
        () -> requested(command));
  }

  private Reply<RequestedRestore> requested(UndoSpaceRestore command) {
    return switch (pg.execute(
            client -> points.resolveUndo(client, command.space(), command.operation()))
        .await()) {
      case Impossible(Refusal refusal) -> new Refused<>(refusal);
      case Moment(Instant dateTime) -> veto.passed(requested(command, dateTime));
    };
  }

  private RequestedRestore requested(UndoSpaceRestore command, Instant dateTime) {
    var plan =
        new SpacePlan.Undo(
            command.space(),
            command.operation(),
            command.force(),
            settings.get().versionedCollections());
    return new RequestedRestore(
        ids.make(),
        plan,
        null,
        dateTime,
        command.context(),
        command.options(),
        Attempt.of(command));
  }
}

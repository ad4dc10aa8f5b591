package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.PreviewSpaceUndo;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.SpacePreviews.Question;
import java.util.function.Supplier;

/**
 * Shows what {@link UndoSpaceRestoreHandler} would do now with force, and which documents it would
 * need that for. Nothing is changed.
 */
final class PreviewSpaceUndoHandler {
  private final Supplier<Settings> settings;
  private final RestorePoints points;
  private final SpacePreviews previews;
  private final PlannedChanges changes;

  PreviewSpaceUndoHandler(
      Supplier<Settings> settings,
      RestorePoints points,
      SpacePreviews previews,
      PlannedChanges changes) {
    this.settings = settings;
    this.points = points;
    this.previews = previews;
    this.changes = changes;
  }

  Reply<SpaceRestorePreview> handle(PreviewSpaceUndo command) {
    Actor actor = command.context().actor();
    return previews
        .answer(
            new Question(
                actor,
                command.space(),
                command.limit(),
                command.cursor(),
                transaction ->
                    points.resolveUndo(transaction, command.space(), command.operation()),
                dateTime -> plan(command)))
        .map(found -> changes.shown(found, actor, null));
  }

  private SpacePlan plan(PreviewSpaceUndo command) {
    return new SpacePlan.Undo(
        command.space(), command.operation(), true, settings.get().versionedCollections());
  }
}

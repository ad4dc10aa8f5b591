package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.RestorePoints.Impossible;
import dev.reinstate.restore.RestorePoints.Resolved;
import dev.reinstate.restore.SpacePreviews.Question;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows what {@link RestoreSpaceHandler} would do now: the checks and the plan of that, but those
 * of what is going on in the space at the moment, and nothing is changed.
 */
final class PreviewSpaceRestoreHandler {
  private final Supplier<Settings> settings;
  private final RestorePoints points;
  private final SpacePreviews previews;
  private final PlannedChanges changes;
  private final PlanToken tokens;

  PreviewSpaceRestoreHandler(
      Supplier<Settings> settings,
      RestorePoints points,
      SpacePreviews previews,
      PlannedChanges changes,
      PlanToken tokens) {
    this.settings = settings;
    this.points = points;
    this.previews = previews;
    this.changes = changes;
    this.tokens = tokens;
  }

  Reply<SpaceRestorePreview> handle(PreviewSpaceRestore command) {
    Actor actor = command.context().actor();
    return previews
        .answer(
            new Question(
                actor,
                command.space(),
                command.limit(),
                command.cursor(),
                transaction -> moment(transaction, command),
                dateTime -> plan(command, dateTime)))
        .map(found -> changes.shown(found, actor, token(found)));
  }

  private Future<Resolved> moment(SqlClient transaction, PreviewSpaceRestore command) {
    return SelectedCollections.refusal(settings.get(), command.selection())
        .<Future<Resolved>>map(refusal -> Future.succeededFuture(new Impossible(refusal)))
        .orElseGet(() -> points.resolve(transaction, command.space(), command.point()));
  }

  private SpacePlan plan(PreviewSpaceRestore command, Instant dateTime) {
    return new SpacePlan.Restore(
        command.space(), dateTime, command.selection(), settings.get().versionedCollections());
  }

  private @Nullable String token(PreviewedPlan found) {
    return found.plan() instanceof SpacePlan.Restore restore
        ? tokens.write(restore, found.snapshot())
        : null;
  }
}

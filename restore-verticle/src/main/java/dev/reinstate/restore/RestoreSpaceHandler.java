package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.RestorePoints.Impossible;
import dev.reinstate.restore.RestorePoints.Moment;
import dev.reinstate.restore.SpaceRestoreAnswers.Begun;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a space back to a moment. In this order: may the caller restore spaces, is there one, is
 * there such a moment of it, is the plan one of exactly this, do the hooks agree. All else is
 * decided when nobody can change the space any more.
 */
final class RestoreSpaceHandler {
  private final Supplier<Settings> settings;
  private final Pg pg;
  private final DocumentIds ids;
  private final RestorePoints points;
  private final PlanToken tokens;
  private final RestoreVeto veto;
  private final SpaceRestoreAnswers answers;

  RestoreSpaceHandler(
      Supplier<Settings> settings,
      Pg pg,
      DocumentIds ids,
      RestorePoints points,
      PlanToken tokens,
      RestoreVeto veto,
      SpaceRestoreAnswers answers) {
    this.settings = settings;
    this.pg = pg;
    this.ids = ids;
    this.points = points;
    this.tokens = tokens;
    this.veto = veto;
    this.answers = answers;
  }

  Reply<Begun> begin(RestoreSpace command) {
    return answers.begin(
        command.context(),
        command.options(),
        command.space(),
        command.inBackground(),
        () -> requested(command));
  }

  private Reply<RequestedRestore> requested(RestoreSpace command) {
    return SelectedCollections.refusal(settings.get(), command.selection())
        .<Reply<RequestedRestore>>map(Refused::new)
        .orElseGet(() -> resolved(command));
  }

  private Reply<RequestedRestore> resolved(RestoreSpace command) {
    return switch (pg.execute(client -> points.resolve(client, command.space(), command.point()))
        .await()) {
      case Impossible(Refusal refusal) -> new Refused<>(refusal);
      case Moment(Instant dateTime) -> requested(command, dateTime);
    };
  }

  private Reply<RequestedRestore> requested(RestoreSpace command, Instant dateTime) {
    var plan =
        new SpacePlan.Restore(
            command.space(), dateTime, command.selection(), settings.get().versionedCollections());
    String token = command.plan();
    if (token == null) {
      return veto.passed(requested(command, plan, null));
    }
    Optional<String> snapshot = tokens.read(plan, token);
    return snapshot.isEmpty()
        ? new Refused<>(new InvalidRequest("The plan is not one of this restore"))
        : veto.passed(requested(command, plan, snapshot.get()));
  }

  private RequestedRestore requested(
      RestoreSpace command, SpacePlan.Restore plan, @Nullable String snapshot) {
    return new RequestedRestore(
        ids.make(),
        plan,
        snapshot,
        plan.dateTime(),
        command.context(),
        command.options(),
        Attempt.of(command));
  }
}

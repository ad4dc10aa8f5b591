package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.platform.policy.Grant;
import dev.reinstate.platform.settings.Policies;
import dev.reinstate.platform.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may restore spaces. A restore brings back whole documents whatever is in them, so only a
 * grant counts that holds on every document and for every field: one without {@code when} and
 * without {@code deny_write}. Safe for use from any thread.
 */
final class SpacePermission {
  private final Supplier<Settings> settings;

  /** Takes the settings as they are at any moment. */
  SpacePermission(Supplier<Settings> settings) {
    this.settings = settings;
  }

  /** Whether a caller may restore the space itself; to be asked before anything of it is told. */
  Optional<Refusal> refusal(Actor actor, String space) {
    return actor.mayEnter(space)
        ? refusal(actor, List.of(DocumentKey.SPACES))
        : Optional.of(forbidden(List.of(DocumentKey.SPACES)));
  }

  /** Whether he may change all of these collections; names those that he may not, sorted. */
  Optional<Refusal> refusal(Actor actor, Collection<String> collections) {
    Policies policies = settings.get().policies();
    List<String> missing =
        collections.stream()
            .filter(
                collection ->
                    policies.grants(actor.roles(), collection, Action.RESTORE).stream()
                        .noneMatch(SpacePermission::whole))
            .distinct()
            .sorted()
            .toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(forbidden(missing));
  }

  private static boolean whole(Grant grant) {
    return grant.unconditional() && grant.fields().denyWrite().isEmpty();
  }

  private static Refusal forbidden(List<String> collections) {
    return new ForbiddenCollections(Action.RESTORE, collections);
  }
}

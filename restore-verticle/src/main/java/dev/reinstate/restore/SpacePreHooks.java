package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.policy.User;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the hooks of {@code pre_restore} asked before a space is brought back to a point in time.
 * They can stop that and cannot alter it: one that answers with a document has failed. Safe for use
 * from any thread that may block.
 */
final class SpacePreHooks {
  private final Supplier<Settings> settings;
  private final PreHooks preHooks;

  /** Takes the settings as they are at any moment, and how hooks are asked. */
  SpacePreHooks(Supplier<Settings> settings, PreHooks preHooks) {
    this.settings = settings;
    this.preHooks = preHooks;
  }

  /** Whether there is one to ask. */
  boolean any() {
    return !hooks().isEmpty();
  }

  /**
   * Asks all of them, until one stops the restore. Nothing may be locked meanwhile.
   *
   * @param reason why, as the caller says
   * @param summary see {@link SpaceSummary}
   * @return why the restore must not be made; empty when it may
   */
  Optional<Refusal> ask(
      RequestContext context, String space, @Nullable String reason, ObjectNode summary) {
    AskedHooks asked = preHooks.of(hooks(), new User(context.actor()), context);
    ProposedChange restore = ProposedChange.ofSpace(space, context, reason, summary);
    return Optional.ofNullable(asked.ask(restore).refusal());
  }

  private List<PreHook> hooks() {
    return settings.get().hooks().before(DocumentKey.SPACES, Action.RESTORE);
  }
}

package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.HookList.Hook;
import dev.reinstate.contracts.ListHooks;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.hooks.HookStates.Disabled;
import dev.reinstate.platform.policy.ServiceAccess;
import dev.reinstate.platform.settings.HookTarget;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists the configured hooks and how they are doing. */
final class ListHooksHandler {
  private final ServiceAccess access;
  private final Supplier<Settings> settings;
  private final HookStates states;

  ListHooksHandler(ServiceAccess access, Supplier<Settings> settings, HookStates states) {
    this.access = access;
    this.settings = settings;
    this.states = states;
  }

  Reply<HookList> handle(ListHooks command) {
    return access.doing(Action.READ, command.context(), () -> new Done<>(list()));
  }

  private HookList list() {
    Map<String, Disabled> disabled = states.disabled().await();
    Map<String, Long> open = states.open().await();
    Map<String, Long> dead = states.dead().await();
    return new HookList(
        settings.get().hooks().postHooks().stream()
            .map(
                hook ->
                    told(
                        hook,
                        disabledAt(hook, disabled.get(hook.name())),
                        open.getOrDefault(hook.name(), 0L),
                        dead.getOrDefault(hook.name(), 0L)))
            .toList());
  }

  private static Hook told(PostHook hook, @Nullable Instant disabledAt, long open, long dead) {
    return new Hook(
        hook.name(),
        hook.collection(),
        hook.actions().stream().sorted().toList(),
        hook.target() instanceof HookTarget.Http http ? http.url().toString() : null,
        hook.target() instanceof HookTarget.BusWorker worker ? worker.address() : null,
        disabledAt,
        open,
        dead);
  }

  private static @Nullable Instant disabledAt(PostHook hook, @Nullable Disabled disabled) {
    return disabled != null && disabled.fingerprint().equals(Fingerprint.of(hook))
        ? disabled.at()
        : null;
  }
}

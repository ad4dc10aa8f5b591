package dev.reinstate.hooks;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.HookKind;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.HookList.Hook;
import dev.reinstate.contracts.HookMoment;
import dev.reinstate.contracts.ListHooks;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.hooks.HookStates.Disabled;
import dev.reinstate.platform.policy.ServiceAccess;
import dev.reinstate.platform.settings.HookTarget;
import dev.reinstate.platform.settings.Hooks;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import dev.reinstate.platform.settings.PreHookWork.SetFields;
import dev.reinstate.platform.settings.PreHookWork.Validate;
import dev.reinstate.platform.settings.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the configured hooks and how they are doing. */
final class ListHooksHandler {
  private static final Pattern QUERY = Pattern.compile("\\?.*");

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
    Hooks hooks = settings.get().hooks();
    Map<String, Disabled> disabled = states.disabled().await();
    Map<String, Long> open = states.open().await();
    Map<String, Long> dead = states.dead().await();
    return new HookList(
        Stream.concat(
                hooks.preHooks().stream().map(ListHooksHandler::asked),
                hooks.postHooks().stream()
                    .map(
                        hook ->
                            told(
                                hook,
                                disabledAt(hook, disabled.get(hook.name())),
                                open.getOrDefault(hook.name(), 0L),
                                dead.getOrDefault(hook.name(), 0L))))
            .toList());
  }

  private static Hook asked(PreHook hook) {
    HookTarget target = hook.work() instanceof Ask ask ? ask.target() : null;
    return new Hook(
        hook.name(),
        HookMoment.BEFORE,
        kind(hook),
        hook.collection(),
        hook.actions().stream().sorted().toList(),
        http(target),
        bus(target),
        null,
        0,
        0);
  }

  private static Hook told(PostHook hook, @Nullable Instant disabledAt, long open, long dead) {
    return new Hook(
        hook.name(),
        HookMoment.AFTER,
        kind(hook.target()),
        hook.collection(),
        hook.actions().stream().sorted().toList(),
        http(hook.target()),
        bus(hook.target()),
        disabledAt,
        open,
        dead);
  }

  private static HookKind kind(PreHook hook) {
    return switch (hook.work()) {
      case Validate validate -> HookKind.VALIDATE;
      case SetFields set -> HookKind.SET;
      case Ask ask -> kind(ask.target());
    };
  }

  private static HookKind kind(HookTarget target) {
    return switch (target) {
      case HookTarget.Http http -> HookKind.HTTP;
      case HookTarget.BusWorker worker -> HookKind.BUS;
    };
  }

  /** Without its query: with some receivers that is where the secret is. */
  private static @Nullable String http(@Nullable HookTarget target) {
    return target instanceof HookTarget.Http(URI url, var secrets)
        ? QUERY.matcher(url.toString()).replaceFirst("")
        : null;
  }

  private static @Nullable String bus(@Nullable HookTarget target) {
    return target instanceof HookTarget.BusWorker worker ? worker.address() : null;
  }

  private static @Nullable Instant disabledAt(PostHook hook, @Nullable Disabled disabled) {
    return disabled != null && disabled.fingerprint().equals(Fingerprint.of(hook))
        ? disabled.at()
        : null;
  }
}

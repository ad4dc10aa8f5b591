package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.settings.PreHook.OnError;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a hook that is asked before a change is made. */
final class PreHookSection {

  static final Set<String> KEYS =
      Set.of(
          "name",
          "actions",
          "validate",
          "error",
          "set",
          "bus",
          "http",
          "secret",
          "timeout",
          "on_error",
          "dry_run_safe");

  /** The kinds of work, each by its key, in the order in which they are spoken of. */
  private static final List<String> KINDS = List.of("validate", "set", "bus", "http");

  /** The kinds that a key goes with, where it does not go with all. */
  private static final Map<String, Set<String>> KINDS_OF_KEY =
      Map.of(
          "error", Set.of("validate"),
          "secret", Set.of("http"),
          "timeout", Set.of("bus", "http"),
          "on_error", Set.of("set", "bus", "http"),
          "dry_run_safe", Set.of("bus", "http"));

  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);

  private final HookBasics basics;
  private final HookTargetSection targets;
  private final HookExpressionsSection expressions = new HookExpressionsSection();

  PreHookSection(HookBasics basics, Mistakes mistakes) {
    this.basics = basics;
    this.targets = new HookTargetSection(mistakes);
  }

  /** Null when what is said is a mistake. */
  @Nullable PreHook read(String collection, HookPhase phase, Section hook) {
    String name = basics.name(hook);
    Set<Action> actions = basics.actions(collection, phase, hook);
    String kind = kind(hook);
    checkDryRun(phase, hook);
    PreHookWork work = kind == null ? null : work(kind, phase, name, hook);
    OnError onError = onError(hook);
    return name == null || work == null || actions.isEmpty()
        ? null
        : new PreHook(name, collection, actions, work, onError);
  }

  private static @Nullable String kind(Section hook) {
    List<String> said = KINDS.stream().filter(kind -> hook.node(kind) != null).toList();
    if (said.size() != 1) {
      hook.mistake("must have exactly one of validate, set, bus and http");
      return null;
    }
    String kind = said.getFirst();
    KINDS_OF_KEY.forEach(
        (key, kinds) -> {
          if (hook.node(key) != null && !kinds.contains(kind)) {
            hook.mistake(key, "does not go with " + kind);
          }
        });
    return kind;
  }

  private static void checkDryRun(HookPhase phase, Section hook) {
    if (phase == HookPhase.PRE_RESTORE && hook.node("dry_run_safe") != null) {
      hook.mistake(
          "dry_run_safe", "is not for pre_restore: no hook is asked when a restore is previewed");
    }
  }

  private @Nullable PreHookWork work(
      String kind, HookPhase phase, @Nullable String name, Section hook) {
    return switch (kind) {
      case "validate" -> expressions.validate(hook, name);
      case "set" -> expressions.setFields(hook, phase);
      case "bus" -> ask(hook, HookTargetSection.bus(hook));
      default -> ask(hook, targets.http(hook));
    };
  }

  private static @Nullable Ask ask(Section hook, @Nullable HookTarget target) {
    Duration timeout =
        hook.duration("timeout", LEAST_TIMEOUT, PreHook.MAX_TIMEOUT, PreHook.DEFAULT_TIMEOUT);
    boolean dryRunSafe = hook.flag("dry_run_safe", false);
    return target == null ? null : new Ask(target, timeout, dryRunSafe);
  }

  private static OnError onError(Section hook) {
    return switch (hook.text("on_error", "fail")) {
      case "fail" -> OnError.FAIL;
      case "ignore" -> OnError.IGNORE;
      default -> {
        hook.mistake("on_error", "must be fail or ignore");
        yield OnError.FAIL;
      }
    };
  }
}

package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configured hooks. Immutable. */
public final class Hooks {

  /** There are none. */
  public static final Hooks NONE = new Hooks(List.of(), List.of());

  /** What a hook can be about. */
  private record Change(String collection, Action action) {}

  private final Map<String, PreHook> preHooks;
  private final Map<String, PostHook> postHooks;
  private final Map<Change, List<PreHook>> before;
  private final Map<Change, List<PostHook>> after;

  /** Takes them in the order of the file; no two have the same name. */
  public Hooks(List<PreHook> preHooks, List<PostHook> postHooks) {
    this.preHooks = byName(preHooks, PreHook::name);
    this.postHooks = byName(postHooks, PostHook::name);
    this.before =
        byChange(preHooks, (hook, action) -> hook.actions().contains(action), PreHook::collection);
    this.after =
        byChange(
            postHooks, (hook, action) -> hook.actions().contains(action), PostHook::collection);
  }

  /** All that are asked before changes are made, in the order of the file. */
  public List<PreHook> preHooks() {
    return List.copyOf(preHooks.values());
  }

  /** All that are told of committed changes, in the order of the file. */
  public List<PostHook> postHooks() {
    return List.copyOf(postHooks.values());
  }

  /** Those that are asked before such a change is made, in the order of the file. */
  public List<PreHook> before(String collection, Action action) {
    return before.getOrDefault(new Change(collection, action), List.of());
  }

  /** Those that are told of such a change, in the order of the file. */
  public List<PostHook> after(String collection, Action action) {
    return after.getOrDefault(new Change(collection, action), List.of());
  }

  /** The one of this name that is asked before changes are made; null if there is none. */
  public @Nullable PreHook preHook(String name) {
    return preHooks.get(name);
  }

  /** The one of this name that is told of committed changes; null if there is none. */
  public @Nullable PostHook postHook(String name) {
    return postHooks.get(name);
  }

  private static <H> Map<String, H> byName(List<H> hooks, Function<H, String> name) {
    return hooks.stream()
        .collect(
            Collectors.toMap(
                name,
                Function.identity(),
                (first, second) -> {
                  throw new IllegalArgumentException("two hooks named " + name.apply(first));
                },
                LinkedHashMap::new));
  }

  private static <H> Map<Change, List<H>> byChange(
      List<H> hooks, BiPredicate<H, Action> isAbout, Function<H, String> collection) {
    Map<Change, List<H>> byChange = new HashMap<>();
    for (H hook : hooks) {
      for (Action action : Action.values()) {
        if (isAbout.test(hook, action)) {
          byChange
              .computeIfAbsent(new Change(collection.apply(hook), action), key -> new ArrayList<>())
              .add(hook);
        }
      }
    }
    byChange.replaceAll((change, about) -> List.copyOf(about));
    return Map.copyOf(byChange);
  }
}

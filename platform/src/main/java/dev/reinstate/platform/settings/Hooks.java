package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configured hooks. Immutable. */
public final class Hooks {

  /** There are none. */
  public static final Hooks NONE = new Hooks(List.of());

  private final Map<String, PostHook> byName;
  private final Map<String, List<PostHook>> byCollection;

  /**
   * @param postHooks in the order of the file, no two of one name
   */
  public Hooks(List<PostHook> postHooks) {
    byName =
        postHooks.stream()
            .collect(
                Collectors.toMap(
                    PostHook::name,
                    Function.identity(),
                    (first, second) -> {
                      throw new IllegalArgumentException("two hooks named " + first.name());
                    },
                    LinkedHashMap::new));
    byCollection = postHooks.stream().collect(Collectors.groupingBy(PostHook::collection));
  }

  /** All that are told of committed changes, in the order of the file. */
  public List<PostHook> postHooks() {
    return List.copyOf(byName.values());
  }

  /** Those that are told of such a change, in the order of the file. */
  public List<PostHook> after(String collection, Action action) {
    return byCollection.getOrDefault(collection, List.of()).stream()
        .filter(hook -> hook.actions().contains(action))
        .toList();
  }

  /** The one of this name that is told of committed changes; null if there is none. */
  public @Nullable PostHook postHook(String name) {
    return byName.get(name);
  }
}

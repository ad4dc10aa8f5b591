package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.time.Duration;
import java.util.Set;

/**
 * Somebody or something that is asked before a change is made, and may stop or alter it.
 *
 * @param name unique in the configuration, {@code [a-z][a-z0-9_-]{0,62}}
 * @param collection whose documents it is about
 * @param actions which of create, update, delete and restore it is asked about; at least one
 * @param work what it does
 * @param onError what trouble with it means to the change
 */
public record PreHook(
    String name, String collection, Set<Action> actions, PreHookWork work, OnError onError) {

  /** The longest that one may be waited for. */
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(8);

  /** How long one is waited for when nothing is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /** What it means to a change when a hook could not do its work. */
  public enum OnError {
    /** The change is refused. */
    FAIL,
    /** The change goes on as it was before this hook. */
    IGNORE
  }

  /** Keeps its own copy. */
  public PreHook {
    actions = Set.copyOf(actions);
  }
}

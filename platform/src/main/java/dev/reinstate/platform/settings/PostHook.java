package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Somebody who is told of committed changes.
 *
 * @param name unique in the configuration, {@code [a-z][a-z0-9_-]{0,62}}
 * @param collection whose documents it is about
 * @param actions which of create, update, delete and restore it is told of; at least one
 * @param timeout for one attempt, at most 15 seconds
 * @param retries how long to wait after each failed attempt before the next; the attempt after the
 *     last of them is the last one
 */
public record PostHook(
    String name,
    String collection,
    Set<Action> actions,
    HookTarget target,
    Duration timeout,
    List<Duration> retries) {

  /** The longest that an attempt may take, and how long it may take when nothing is said. */
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(15);

  /** When nothing is said. */
  public static final List<Duration> DEFAULT_RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  /** Keeps its own copies. */
  public PostHook {
    actions = Set.copyOf(actions);
    retries = List.copyOf(retries);
  }
}

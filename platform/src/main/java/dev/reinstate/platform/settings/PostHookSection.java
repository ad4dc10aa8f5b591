package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a hook that is told of changes after their commit. */
final class PostHookSection {

  static final Set<String> KEYS =
      Set.of("name", "actions", "http", "secret", "bus", "timeout", "retry");

  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(100);
  private static final Duration MOST_PAUSE = Duration.ofHours(24);
  private static final int MOST_RETRIES = 20;

  private final HookBasics basics;
  private final HookTargetSection targets;
  private final Mistakes mistakes;

  PostHookSection(HookBasics basics, Mistakes mistakes) {
    this.basics = basics;
    this.targets = new HookTargetSection(mistakes);
    this.mistakes = mistakes;
  }

  /** Null when what is said is a mistake. */
  @Nullable PostHook read(String collection, HookPhase phase, Section hook) {
    String name = basics.name(hook);
    Set<Action> actions = basics.actions(collection, phase, hook);
    HookTarget target = targets.read(hook);
    Duration timeout =
        hook.duration("timeout", LEAST_TIMEOUT, PostHook.MAX_TIMEOUT, PostHook.MAX_TIMEOUT);
    List<Duration> retries = retries(hook);
    return name == null || target == null || actions.isEmpty()
        ? null
        : new PostHook(name, collection, actions, target, timeout, retries);
  }

  private List<Duration> retries(Section hook) {
    if (hook.node("retry") == null) {
      return PostHook.DEFAULT_RETRIES;
    }
    List<Duration> retries = new ArrayList<>();
    for (Section.Item item : hook.texts("retry")) {
      Duration pause = DurationText.parse(item.text());
      if (pause == null || pause.compareTo(LEAST_PAUSE) < 0 || pause.compareTo(MOST_PAUSE) > 0) {
        mistakes.add(
            item.path(), "must be a length of time from 100ms to 24h, such as 5m", item.node());
      } else {
        retries.add(pause);
      }
    }
    if (retries.size() > MOST_RETRIES) {
      hook.mistake("retry", "must have at most " + MOST_RETRIES + " pauses");
    }
    return retries;
  }
}

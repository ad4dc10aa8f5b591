package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code hooks}. */
final class HooksSection {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Set<String> KEYS =
      Set.of("name", "actions", "http", "secret", "bus", "timeout", "retry");
  private static final Set<String> NOT_YET =
      Set.of("pre_create", "pre_update", "pre_delete", "pre_restore", "post_restore");
  private static final Set<String> SPACES_ONLY = Set.of("pre_restore", "post_restore");

  /** When, and which actions that is about. */
  private static final Map<String, Set<Action>> PHASES =
      Map.of(
          "post_create", EnumSet.of(Action.CREATE),
          "post_update", EnumSet.of(Action.UPDATE, Action.RESTORE),
          "post_delete", EnumSet.of(Action.DELETE));

  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(100);
  private static final Duration MOST_PAUSE = Duration.ofHours(24);
  private static final int MOST_RETRIES = 20;

  private final Set<String> targets;
  private final Set<String> names = new HashSet<>();
  private final Mistakes mistakes;
  private final HookTargetSection hookTargets;

  /**
   * @param collections the declared ones
   */
  HooksSection(Set<String> collections, Mistakes mistakes) {
    this.targets = new HashSet<>(collections);
    this.targets.addAll(ReservedNames.COMPONENTS);
    this.targets.add("spaces");
    this.mistakes = mistakes;
    this.hookTargets = new HookTargetSection(mistakes);
  }

  Hooks read(Section root) {
    Section section = root.open("hooks");
    Map<String, PostHook> hooks = new LinkedHashMap<>();
    for (String target : section.keys()) {
      if (!targets.contains(target)) {
        section.mistake(
            target, "no such collection is declared" + Spelling.suggestion(target, targets));
      }
      of(target, section.section(target, phases(target))).forEach(h -> hooks.put(h.name(), h));
    }
    return new Hooks(List.copyOf(hooks.values()));
  }

  private static Set<String> phases(String target) {
    Set<String> phases = new HashSet<>(PHASES.keySet());
    phases.addAll(NOT_YET);
    if (!target.equals("spaces")) {
      phases.removeAll(SPACES_ONLY);
    }
    return phases;
  }

  private List<PostHook> of(String collection, Section byPhase) {
    List<PostHook> hooks = new ArrayList<>();
    for (String phase : byPhase.keys()) {
      Set<Action> actions = PHASES.get(phase);
      if (actions == null) {
        refuseIfKnown(collection, byPhase, phase);
        continue;
      }
      for (Section hook : byPhase.sections(phase, KEYS)) {
        PostHook read = hook(collection, actions, hook);
        if (read != null) {
          hooks.add(read);
        }
      }
    }
    return hooks;
  }

  /** What nobody knows has been reported already. */
  private static void refuseIfKnown(String collection, Section byPhase, String phase) {
    if (phases(collection).contains(phase)) {
      byPhase.refuse(phase);
    }
  }

  private @Nullable PostHook hook(String collection, Set<Action> all, Section hook) {
    String name = name(hook);
    Set<Action> actions = actions(all, hook);
    HookTarget target = hookTargets.read(hook);
    Duration timeout =
        hook.duration("timeout", LEAST_TIMEOUT, PostHook.MAX_TIMEOUT, PostHook.MAX_TIMEOUT);
    List<Duration> retries = retries(hook);
    return name == null || target == null || actions.isEmpty()
        ? null
        : new PostHook(name, collection, actions, target, timeout, retries);
  }

  private @Nullable String name(Section hook) {
    String name = hook.text("name");
    if (name == null) {
      if (hook.node("name") == null) {
        hook.mistake("must have a name");
      }
    } else if (!NAME.matcher(name).matches()) {
      hook.mistake("name", "a hook's name must match " + NAME.pattern());
    } else if (!names.add(name)) {
      hook.mistake("name", "another hook has this name already");
    } else {
      return name;
    }
    return null;
  }

  private Set<Action> actions(Set<Action> all, Section hook) {
    if (hook.node("actions") == null) {
      return all;
    }
    if (all.size() == 1) {
      hook.mistake("actions", "is for post_update alone");
      return all;
    }
    Set<Action> actions = EnumSet.noneOf(Action.class);
    List<Section.Item> items = hook.texts("actions");
    for (Section.Item item : items) {
      if (all.stream().noneMatch(action -> action.word().equals(item.text()))) {
        mistakes.add(item.path(), "must be update or restore", item.node());
      } else {
        actions.add(Action.ofWord(item.text()));
      }
    }
    if (items.isEmpty()) {
      hook.mistake("actions", "must name update, restore or both");
    }
    return actions;
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

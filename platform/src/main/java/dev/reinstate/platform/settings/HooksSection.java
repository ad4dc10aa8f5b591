package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads {@code hooks}. */
final class HooksSection {

  private static final Set<String> SPACES_ONLY = Set.of("pre_restore", "post_restore");
  private static final int MOST_BEFORE = 32;

  private final Set<String> targets;
  private final PreHookSection before;
  private final PostHookSection after;
  private final List<PreHook> preHooks = new ArrayList<>();
  private final List<PostHook> postHooks = new ArrayList<>();

  /**
   * @param collections the declared ones
   */
  HooksSection(Set<String> collections, Mistakes mistakes) {
    this.targets = new HashSet<>(collections);
    this.targets.addAll(ReservedNames.COMPONENTS);
    this.targets.add("spaces");
    var basics = new HookBasics(mistakes);
    this.before = new PreHookSection(basics, mistakes);
    this.after = new PostHookSection(basics, mistakes);
  }

  Hooks read(Section root) {
    Section section = root.open("hooks");
    for (String target : section.keys()) {
      if (!targets.contains(target)) {
        section.mistake(
            target, "no such collection is declared" + Spelling.suggestion(target, targets));
      }
      read(target, section.section(target, phases(target)));
    }
    return new Hooks(preHooks, postHooks);
  }

  private static Set<String> phases(String target) {
    Set<String> phases = new HashSet<>(HookPhase.keys());
    if (target.equals("spaces")) {
      phases.addAll(SPACES_ONLY);
    }
    return phases;
  }

  private void read(String collection, Section byPhase) {
    for (String key : byPhase.keys()) {
      HookPhase phase = HookPhase.ofKey(key);
      if (phase == null) { // what nobody knows has been reported already
        if (phases(collection).contains(key)) {
          byPhase.refuse(key);
        }
      } else if (phase.before()) {
        readBefore(collection, phase, byPhase);
      } else {
        byPhase.sections(key, PostHookSection.KEYS).stream()
            .map(hook -> after.read(collection, phase, hook))
            .filter(Objects::nonNull)
            .forEach(postHooks::add);
      }
    }
  }

  private void readBefore(String collection, HookPhase phase, Section byPhase) {
    List<PreHook> hooks =
        byPhase.sections(phase.key(), PreHookSection.KEYS).stream()
            .map(hook -> before.read(collection, phase, hook))
            .filter(Objects::nonNull)
            .toList();
    preHooks.addAll(hooks);
    if (hooks.size() > MOST_BEFORE) {
      byPhase.mistake(phase.key(), "must have at most " + MOST_BEFORE + " hooks");
    }
    for (Action action : phase.actions()) {
      checkPatience(hooks, action, byPhase, phase);
    }
  }

  /** A change that loses every race for the head is run three times while its caller waits. */
  private static void checkPatience(
      List<PreHook> hooks, Action action, Section byPhase, HookPhase phase) {
    Duration together =
        hooks.stream()
            .filter(hook -> hook.actions().contains(action))
            .map(hook -> hook.work() instanceof Ask ask ? ask.timeout() : Duration.ZERO)
            .reduce(Duration.ZERO, Duration::plus);
    if (together.compareTo(PreHook.MAX_TIMEOUT) > 0) {
      byPhase.mistake(
          phase.key(),
          "the time-outs for %s are %s together, and may be %s at most"
              .formatted(
                  action.word(),
                  DurationText.format(together),
                  DurationText.format(PreHook.MAX_TIMEOUT)));
    }
  }
}

package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads {@code hooks}. */
final class HooksSection {

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
    this.targets.add(DocumentKey.SPACES);
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
      read(target, section.section(target, HookPhase.keys(target)));
    }
    return new Hooks(preHooks, postHooks);
  }

  private void read(String collection, Section byPhase) {
    for (String key : byPhase.keys()) {
      HookPhase phase = HookPhase.of(collection, key);
      if (phase != null && phase.before()) {
        readBefore(collection, phase, byPhase);
      } else if (phase != null) { // what nobody knows has been reported already
        readAfter(collection, phase, byPhase);
      }
    }
  }

  private void readAfter(String collection, HookPhase phase, Section byPhase) {
    byPhase.sections(phase.key(), PostHookSection.KEYS).stream()
        .map(hook -> after.read(collection, phase, hook))
        .filter(Objects::nonNull)
        .forEach(postHooks::add);
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
    for (Action action : phase.actions(collection)) {
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

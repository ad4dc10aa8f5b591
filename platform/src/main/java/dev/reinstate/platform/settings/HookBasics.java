package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what every hook has: a name that no other one has, and what it is about. */
final class HookBasics {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private final Set<String> names = new HashSet<>();
  private final Mistakes mistakes;

  HookBasics(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Null when what is said is a mistake. */
  @Nullable String name(Section hook) {
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

  /** Those of the phase unless some are named; empty when what is said is a mistake. */
  Set<Action> actions(String collection, HookPhase phase, Section hook) {
    Set<Action> all = phase.actions(collection);
    if (hook.node("actions") == null) {
      return all;
    }
    if (!phase.namesActions()) {
      hook.mistake("actions", "is for " + (phase.before() ? "pre" : "post") + "_update alone");
      return all;
    }
    return named(all, hook);
  }

  private Set<Action> named(Set<Action> all, Section hook) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    List<Section.Item> items = hook.texts("actions");
    for (Section.Item item : items) {
      if (all.stream().noneMatch(action -> action.word().equals(item.text()))) {
        mistakes.add(item.path(), "must be " + words(all, " or "), item.node());
      } else {
        actions.add(Action.ofWord(item.text()));
      }
    }
    if (items.isEmpty()) {
      hook.mistake("actions", "must name " + words(all, ", ") + (all.size() > 1 ? " or both" : ""));
    }
    return actions;
  }

  private static String words(Set<Action> actions, String between) {
    return actions.stream().sorted().map(Action::word).collect(Collectors.joining(between));
  }
}

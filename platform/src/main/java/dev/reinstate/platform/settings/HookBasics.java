package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
  Set<Action> actions(HookPhase phase, Section hook) {
    if (hook.node("actions") == null) {
      return phase.actions();
    }
    if (phase.actions().size() == 1) {
      hook.mistake("actions", "is for " + (phase.before() ? "pre" : "post") + "_update alone");
      return phase.actions();
    }
    Set<Action> actions = EnumSet.noneOf(Action.class);
    List<Section.Item> items = hook.texts("actions");
    for (Section.Item item : items) {
      if (phase.actions().stream().noneMatch(action -> action.word().equals(item.text()))) {
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
}

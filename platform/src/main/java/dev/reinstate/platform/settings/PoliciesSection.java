package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code policies}. */
final class PoliciesSection {

  private static final Set<String> KEYS = Set.of("actions", "when", "fields");
  private static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values()).collect(Collectors.toMap(Action::word, Function.identity()));

  private final Set<String> targets;
  private final Mistakes mistakes;

  /**
   * @param collections the declared ones
   */
  PoliciesSection(Set<String> collections, Mistakes mistakes) {
    this.targets = new HashSet<>(collections);
    this.targets.addAll(ReservedNames.COMPONENTS);
    this.targets.addAll(ReservedNames.POLICY_TARGETS);
    this.mistakes = mistakes;
  }

  Policies read(Section root, RoleInheritance roles) {
    Section section = root.open("policies");
    Map<String, Map<String, Set<Action>>> granted = new HashMap<>();
    for (String target : section.keys()) {
      if (!targets.contains(target)) {
        section.mistake(
            target, "no such collection is declared" + Spelling.suggestion(target, targets));
      }
      granted.put(target, byRole(section.open(target)));
    }
    return new Policies(granted, roles);
  }

  private Map<String, Set<Action>> byRole(Section target) {
    Map<String, Set<Action>> byRole = new HashMap<>();
    for (String role : target.keys()) {
      Section policy = target.section(role, KEYS);
      policy.refuse("when");
      policy.refuse("fields");
      byRole.put(role, actions(policy));
    }
    return byRole;
  }

  private Set<Action> actions(Section policy) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Section.Item item : policy.texts("actions")) {
      Action action = ACTIONS.get(item.text());
      if (action == null) {
        mistakes.add(
            item.path(),
            "must be read, create, update, delete or restore"
                + Spelling.suggestion(item.text(), ACTIONS.keySet()),
            item.node());
      } else {
        actions.add(action);
      }
    }
    return actions;
  }
}

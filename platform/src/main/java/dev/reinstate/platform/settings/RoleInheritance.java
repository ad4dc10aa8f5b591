package dev.reinstate.platform.settings;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which roles a role stands for. */
final class RoleInheritance {

  private final Map<String, Set<String>> parents;

  /**
   * @param parents by role, the roles it names as inherited
   */
  RoleInheritance(Map<String, Set<String>> parents) {
    this.parents = Map.copyOf(parents);
  }

  Set<String> declared() {
    return parents.keySet();
  }

  boolean inheritsItself(String role) {
    return ancestors(role).contains(role);
  }

  /** All roles inherited, directly or not; ends on circles, too. */
  Set<String> ancestors(String role) {
    Set<String> found = new HashSet<>();
    var waiting = new ArrayDeque<>(parents.getOrDefault(role, Set.of()));
    while (!waiting.isEmpty()) {
      String ancestor = waiting.remove();
      if (found.add(ancestor)) {
        waiting.addAll(parents.getOrDefault(ancestor, Set.of()));
      }
    }
    return found;
  }
}

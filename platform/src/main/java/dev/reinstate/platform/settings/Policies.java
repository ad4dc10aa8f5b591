package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what. Nobody may do anything that is not granted; of several roles, any that grants is
 * enough; a role may do what the roles it inherits may. Immutable.
 */
public final class Policies {

  static final Policies NONE = new Policies(Map.of(), new RoleInheritance(Map.of()));

  /** By collection and role, inheritance already worked in. */
  private final Map<String, Map<String, Set<Action>>> grants;

  /**
   * @param granted by collection and role, as written
   */
  Policies(Map<String, Map<String, Set<Action>>> granted, RoleInheritance roles) {
    Map<String, Map<String, Set<Action>>> expanded = new HashMap<>();
    granted.forEach((collection, byRole) -> expanded.put(collection, expand(byRole, roles)));
    this.grants = Map.copyOf(expanded);
  }

  /**
   * Whether one of the roles may do this. One look-up for each role.
   *
   * @param collection a declared or built-in collection, {@code spaces}, {@code _audit} or {@code
   *     _hooks}
   */
  public boolean allows(Collection<String> roles, String collection, Action action) {
    Map<String, Set<Action>> byRole = grants.getOrDefault(collection, Map.of());
    return roles.stream().anyMatch(role -> byRole.getOrDefault(role, Set.of()).contains(action));
  }

  private static Map<String, Set<Action>> expand(
      Map<String, Set<Action>> byRole, RoleInheritance roles) {
    Set<String> names = new HashSet<>(byRole.keySet());
    names.addAll(roles.declared());
    Map<String, Set<Action>> expanded = new HashMap<>();
    for (String role : names) {
      Set<Action> actions = EnumSet.noneOf(Action.class);
      actions.addAll(byRole.getOrDefault(role, Set.of()));
      roles.ancestors(role).forEach(a -> actions.addAll(byRole.getOrDefault(a, Set.of())));
      expanded.put(role, actions);
    }
    return Map.copyOf(expanded);
  }
}

package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.policy.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. Nobody may do anything that is not granted; of several roles, any that grants is
 * enough; a role may do what the roles it inherits may. Immutable.
 */
public final class Policies {

  static final Policies NONE = new Policies(Map.of(), new RoleInheritance(Map.of()));

  /** By collection and role, inheritance already worked in. */
  private final Map<String, Map<String, List<Grant>>> grants;

  /**
   * @param granted by collection and role, as written
   */
  Policies(Map<String, Map<String, Grant>> granted, RoleInheritance roles) {
    Map<String, Map<String, List<Grant>>> expanded = new HashMap<>();
    granted.forEach((collection, byRole) -> expanded.put(collection, expand(byRole, roles)));
    this.grants = Map.copyOf(expanded);
  }

  /**
   * What grants this to somebody with these roles; empty when nothing does. The order is that of
   * the roles, a role's own grant before those it inherits.
   *
   * @param collection a declared or built-in collection, {@code spaces}, {@code _audit} or {@code
   *     _hooks}
   */
  public List<Grant> grants(Collection<String> roles, String collection, Action action) {
    Map<String, List<Grant>> byRole = grants.getOrDefault(collection, Map.of());
    return roles.stream()
        .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
        .filter(grant -> grant.actions().contains(action))
        .distinct()
        .toList();
  }

  private static Map<String, List<Grant>> expand(Map<String, Grant> byRole, RoleInheritance roles) {
    Set<String> names = new HashSet<>(byRole.keySet());
    names.addAll(roles.declared());
    Map<String, List<Grant>> expanded = new HashMap<>();
    for (String role : names) {
      List<Grant> own = new ArrayList<>();
      addIfThere(own, byRole.get(role));
      roles.ancestors(role).forEach(ancestor -> addIfThere(own, byRole.get(ancestor)));
      expanded.put(role, List.copyOf(own));
    }
    return Map.copyOf(expanded);
  }

  private static void addIfThere(List<Grant> grants, @Nullable Grant grant) {
    if (grant != null) {
      grants.add(grant);
    }
  }
}

package dev.reinstate.platform.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code roles}. A role need not be declared to be inherited, or to have policies. */
final class RolesSection {

  private static final Set<String> KEYS = Set.of("inherits");

  private RolesSection() {}

  static RoleInheritance read(Section root) {
    Section section = root.open("roles");
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    for (String role : section.keys()) {
      Section declared = section.section(role, KEYS);
      parents.put(
          role,
          declared.texts("inherits").stream()
              .map(Section.Item::text)
              .collect(Collectors.toUnmodifiableSet()));
    }
    var roles = new RoleInheritance(parents);
    for (String role : section.keys()) {
      if (roles.inheritsItself(role)) {
        section.section(role, KEYS).mistake("inherits", "leads back to " + role);
      }
    }
    return roles;
  }
}

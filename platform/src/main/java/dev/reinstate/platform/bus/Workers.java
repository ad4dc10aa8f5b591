package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The processes that commands can be sent to at a moment, by their roles.
 *
 * @param byRole every role; those of each in any order
 */
record Workers(Map<Role, List<UUID>> byRole) {
  /** The roles that commands are sent to. */
  static final Set<Role> SERVING =
      Collections.unmodifiableSet(EnumSet.of(Role.RESTORE, Role.AUDIT, Role.HOOKS));

  /** Nobody is sent anything by this id. */
  private static final UUID ALONE = new UUID(0, 0);

  /** Keeps its own copy. */
  Workers {
    byRole = Map.copyOf(byRole);
  }

  static Workers of(Map<UUID, Presence> there) {
    var byRole = new EnumMap<Role, List<UUID>>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(
          role,
          there.entrySet().stream()
              .filter(member -> member.getValue().takes(role))
              .map(Map.Entry::getKey)
              .toList());
    }
    return new Workers(byRole);
  }

  /** One process alone. */
  static Workers here(Set<Role> roles) {
    return of(Map.of(ALONE, new Presence("", roles, false)));
  }

  List<UUID> of(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  /** Those that have not been tried. */
  List<UUID> of(Role role, Collection<UUID> tried) {
    return tried.isEmpty()
        ? of(role)
        : of(role).stream().filter(worker -> !tried.contains(worker)).toList();
  }

  /** The roles that commands are sent to and nobody has. */
  Set<Role> missing() {
    EnumSet<Role> missing = EnumSet.copyOf(SERVING);
    missing.removeIf(role -> !of(role).isEmpty());
    return missing;
  }
}

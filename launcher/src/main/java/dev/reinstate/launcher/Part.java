package dev.reinstate.launcher;

import dev.reinstate.contracts.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which part of the service a process is.
 *
 * @param roles at least one
 * @param clustered whether other processes do the rest, or more of the same
 */
public record Part(Set<Role> roles, boolean clustered) {

  /** All of it. */
  public static final Part WHOLE = new Part(EnumSet.allOf(Role.class), false);

  /** Copies {@code roles}. */
  public Part {
    roles = Set.copyOf(roles);
  }

  boolean has(Role role) {
    return roles.contains(role);
  }
}

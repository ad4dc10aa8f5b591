package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Role;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a process tells the others of itself.
 *
 * @param node what the cluster engine calls it
 * @param roles what it is there for
 * @param leaving whether nothing more is to be sent to it
 */
record Presence(String node, Set<Role> roles, boolean leaving) {
  private static final String LEAVING = "leaving";
  private static final String STAYING = "staying";

  /** Keeps its own copy. */
  Presence {
    roles = Set.copyOf(roles);
  }

  Presence thatLeaves() {
    return new Presence(node, roles, true);
  }

  boolean takes(Role role) {
    return !leaving && roles.contains(role);
  }

  /** Whether it is sent commands. */
  boolean isServing() {
    return roles.stream().anyMatch(role -> role != Role.API);
  }

  String words() {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }

  /** Three words; the engine's may have blanks, so it is the last. */
  Buffer text() {
    return Buffer.buffer((leaving ? LEAVING : STAYING) + " " + words() + " " + node);
  }

  /** Roles that this version does not know are left out. */
  static Presence of(Buffer text) {
    String[] words = text.toString().split(" ", 3);
    return new Presence(
        words[2], roles(Arrays.asList(words[1].split(","))), words[0].equals(LEAVING));
  }

  private static Set<Role> roles(Collection<String> words) {
    return words.stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet());
  }
}

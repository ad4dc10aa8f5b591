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
 * @param configuration what it goes by, in one word
 */
record Presence(String node, Set<Role> roles, boolean leaving, String configuration) {
  private static final String LEAVING = "leaving";
  private static final String STAYING = "staying";

  /** Of one whose configuration does not matter. */
  Presence(String node, Set<Role> roles, boolean leaving) {
    this(node, roles, leaving, "-");
  }

  /** Keeps its own copy. */
  Presence {
    roles = Set.copyOf(roles);
  }

  Presence thatLeaves() {
    return new Presence(node, roles, true, configuration);
  }

  Presence configured(String otherwise) {
    return new Presence(node, roles, leaving, otherwise);
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

  /** Four words; the engine's may have blanks, so it is the last. */
  Buffer text() {
    String state = leaving ? LEAVING : STAYING;
    return Buffer.buffer(String.join(" ", state, words(), configuration, node));
  }

  /** Roles that this version does not know are left out. */
  static Presence of(Buffer text) {
    String[] words = text.toString().split(" ", 4);
    Set<Role> roles = roles(Arrays.asList(words[1].split(",")));
    return new Presence(words[3], roles, words[0].equals(LEAVING), words[2]);
  }

  private static Set<Role> roles(Collection<String> words) {
    return words.stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet());
  }
}

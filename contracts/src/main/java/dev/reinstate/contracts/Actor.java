package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: the verified content of a token, never the token itself.
 *
 * @param id the token's subject, not empty
 * @param roles the roles as the token names them, inheritance not yet applied
 * @param claims the token's claims as JSON text
 * @param space the only space the token is good for; null when it is good for every one
 */
public record Actor(String id, List<String> roles, String claims, @Nullable String space) {
  /** Keeps its own copy of the roles. */
  public Actor {
    roles = List.copyOf(roles);
  }

  /** With a token that is bound to no space. */
  public Actor(String id, List<String> roles, String claims) {
    this(id, roles, claims, null);
  }

  /** Whether the token is good in this space. */
  public boolean mayEnter(String wanted) {
    return space == null || space.equals(wanted);
  }
}

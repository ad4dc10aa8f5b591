package dev.reinstate.contracts;

import java.util.List;

/**
 * Who asks: the verified content of a token, never the token itself.
 *
 * @param id the token's subject, not empty
 * @param roles the roles as the token names them, inheritance not yet applied
 * @param claims the token's claims as JSON text
 */
public record Actor(String id, List<String> roles, String claims) {
  /** Keeps its own copy of the roles. */
  public Actor {
    roles = List.copyOf(roles);
  }
}

package dev.reinstate.worker;

import java.util.List;

/**
 * Who asked for a change.
 *
 * @param id the subject of his token
 * @param roles as his token names them
 */
public record User(String id, List<String> roles) {
  /** Keeps its own copy. */
  public User {
    roles = List.copyOf(roles);
  }
}

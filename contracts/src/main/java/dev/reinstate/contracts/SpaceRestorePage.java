package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the restores of a space.
 *
 * @param restores newest first
 * @param cursor where the next page begins; null when this is the last
 */
public record SpaceRestorePage(List<SpaceRestore> restores, @Nullable String cursor) {
  /** Keeps its own copy. */
  public SpaceRestorePage {
    restores = List.copyOf(restores);
  }
}

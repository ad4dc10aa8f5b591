package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a space go back; all of these must hold.
 *
 * @param collections their collections; empty: all
 * @param ids their ids; empty: all
 * @param changedBy they were changed by this user since then; null: by anybody
 * @param correlationId they were changed under this correlation id since then, by {@code changedBy}
 *     where that is given, too; null: under any
 */
public record Selection(
    List<String> collections,
    List<String> ids,
    @Nullable String changedBy,
    @Nullable String correlationId) {
  /** The whole space. */
  public static final Selection ALL = new Selection(List.of(), List.of(), null, null);

  /** Keeps its own copies. */
  public Selection {
    collections = List.copyOf(collections);
    ids = List.copyOf(ids);
  }

  /** Whether nothing is left out. */
  public boolean all() {
    return equals(ALL);
  }
}

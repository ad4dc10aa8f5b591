package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Selection;
import dev.reinstate.platform.settings.Settings;
import java.util.Map;
import java.util.Optional;

/** Whether there are the collections that a caller selects: else a misspelt one is left out. */
final class SelectedCollections {
  private SelectedCollections() {}

  /** What is said of the first that there is not. */
  static Optional<Refusal> refusal(Settings settings, Selection selection) {
    return selection.collections().stream()
        .filter(collection -> settings.collection(collection) == null)
        .findFirst()
        .map(
            collection ->
                new InvalidRequest("Unknown collection", Map.of("collection", collection)));
  }
}

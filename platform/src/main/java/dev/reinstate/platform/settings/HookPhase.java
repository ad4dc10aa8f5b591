package dev.reinstate.platform.settings;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a hook's turn is, and which actions that is about. */
enum HookPhase {
  /** Before a document is created. */
  PRE_CREATE(Action.CREATE),
  /** Before a document is replaced, patched or restored. */
  PRE_UPDATE(Action.UPDATE, Action.RESTORE),
  /** Before a document is deleted. */
  PRE_DELETE(Action.DELETE),
  /** Before a space is brought back to a point in time; of {@code spaces} alone. */
  PRE_RESTORE(Action.RESTORE),
  /** When a document has been created. */
  POST_CREATE(Action.CREATE),
  /** When a document has been replaced, patched or restored. */
  POST_UPDATE(Action.UPDATE, Action.RESTORE),
  /** When a document has been deleted. */
  POST_DELETE(Action.DELETE),
  /** When a space has been brought back to a point in time; of {@code spaces} alone. */
  POST_RESTORE(Action.RESTORE);

  private final ImmutableSet<Action> actions;

  HookPhase(Action first, Action... others) {
    this.actions = Sets.immutableEnumSet(first, others);
  }

  /** The phase that hooks of a collection have under this key; null when there is none. */
  static @Nullable HookPhase of(String collection, String key) {
    return all(collection).filter(phase -> phase.key().equals(key)).findAny().orElse(null);
  }

  /** The keys under which a collection can have hooks. */
  static Set<String> keys(String collection) {
    return all(collection).map(HookPhase::key).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<HookPhase> all(String collection) {
    return Arrays.stream(values())
        .filter(phase -> isOfSpaces(collection) || !phase.isOfSpacesAlone());
  }

  /** The word for it in the configuration, such as {@code pre_update}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is about in a collection. A space is not restored as the document that it is. */
  Set<Action> actions(String collection) {
    return isOfSpaces(collection) && actions.contains(Action.UPDATE)
        ? Set.of(Action.UPDATE)
        : actions;
  }

  /** Whether a hook may say which of them it is about. */
  boolean namesActions() {
    return actions.contains(Action.UPDATE) || isOfSpacesAlone();
  }

  /** Whether hooks can still stop the change. */
  boolean before() {
    return name().startsWith("PRE_");
  }

  private boolean isOfSpacesAlone() {
    return this == PRE_RESTORE || this == POST_RESTORE;
  }

  private static boolean isOfSpaces(String collection) {
    return collection.equals(DocumentKey.SPACES);
  }
}

package dev.reinstate.platform.settings;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.reinstate.contracts.Action;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a hook's turn is, and which actions that is about. */
enum HookPhase {
  /** Before a document is created. */
  PRE_CREATE(Action.CREATE),
  /** Before a document is replaced, patched or restored. */
  PRE_UPDATE(Action.UPDATE, Action.RESTORE),
  /** Before a document is deleted. */
  PRE_DELETE(Action.DELETE),
  /** When a document has been created. */
  POST_CREATE(Action.CREATE),
  /** When a document has been replaced, patched or restored. */
  POST_UPDATE(Action.UPDATE, Action.RESTORE),
  /** When a document has been deleted. */
  POST_DELETE(Action.DELETE);

  private final ImmutableSet<Action> actions;

  HookPhase(Action first, Action... others) {
    this.actions = Sets.immutableEnumSet(first, others);
  }

  /** The phase with this key; null when there is none. */
  static @Nullable HookPhase ofKey(String key) {
    return Arrays.stream(values()).filter(phase -> phase.key().equals(key)).findAny().orElse(null);
  }

  static Set<String> keys() {
    return Arrays.stream(values()).map(HookPhase::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The word for it in the configuration, such as {@code pre_update}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<Action> actions() {
    return actions;
  }

  /** Whether hooks can still stop the change. */
  boolean before() {
    return name().startsWith("PRE_");
  }
}

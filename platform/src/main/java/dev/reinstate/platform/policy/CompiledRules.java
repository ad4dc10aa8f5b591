package dev.reinstate.platform.policy;

import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.fields.WriteRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Field rules as they have been compiled: a configuration has few combinations of them, and a
 * command needs one or two. Bounded. Safe for use from any thread.
 */
public final class CompiledRules {
  private static final int LIMIT = 1_000;

  private final Map<List<FieldRules>, View> views = new ConcurrentHashMap<>();
  private final Map<List<FieldRules>, WriteRules> writeRules = new ConcurrentHashMap<>();

  /** What is shown by any of these rules. */
  public View view(List<FieldRules> rules) {
    forgetIfFull(views);
    return views.computeIfAbsent(rules, View::of);
  }

  /** What none of these rules lets be written. */
  public WriteRules writeRules(List<FieldRules> rules) {
    forgetIfFull(writeRules);
    return writeRules.computeIfAbsent(rules, WriteRules::of);
  }

  /** So many are of configurations that are no longer in force. */
  private static void forgetIfFull(Map<?, ?> compiled) {
    if (compiled.size() >= LIMIT) {
      compiled.clear();
    }
  }
}

package dev.reinstate.platform.fields;

import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one role's policy says about fields.
 *
 * @param allow what is shown; none means all
 * @param deny what is not shown, whatever else says; wins at any depth
 * @param mask what is shown masked, if it is shown at all; of two on the way the deeper one counts
 * @param denyWrite what may not be written
 */
public record FieldRules(
    Set<FieldPath> allow,
    Set<FieldPath> deny,
    Map<FieldPath, Mask> mask,
    Set<FieldPath> denyWrite) {

  /** Everything is shown and may be written. */
  public static final FieldRules NONE = new FieldRules(Set.of(), Set.of(), Map.of(), Set.of());

  public FieldRules {
    allow = Set.copyOf(allow);
    deny = Set.copyOf(deny);
    mask = Map.copyOf(mask);
    denyWrite = Set.copyOf(denyWrite);
  }

  /** Whether everything is shown as it is. */
  public boolean showEverything() {
    return allow.isEmpty() && deny.isEmpty() && mask.isEmpty();
  }

  /** What becomes of a value there, and of all below it that no longer path is about. */
  Visibility at(List<String> keys) {
    if (isCovered(keys, deny) || !(allow.isEmpty() || isCovered(keys, allow))) {
      return Visibility.HIDDEN;
    }
    return mask.entrySet().stream()
        .filter(entry -> covers(entry.getKey(), keys))
        .max(Comparator.comparingInt(entry -> entry.getKey().keys().size()))
        .map(entry -> Visibility.masked(entry.getValue()))
        .orElse(Visibility.SHOWN);
  }

  /** Whether the path leads there or to something around it. */
  static boolean covers(FieldPath path, List<String> keys) {
    int size = path.keys().size();
    return size <= keys.size() && keys.subList(0, size).equals(path.keys());
  }

  private static boolean isCovered(List<String> keys, Collection<FieldPath> paths) {
    return paths.stream().anyMatch(path -> covers(path, keys));
  }
}

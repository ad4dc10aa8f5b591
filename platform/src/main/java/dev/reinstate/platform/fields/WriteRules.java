package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may not write. A field may be written if any of the rules lets it, so denied is
 * what all of them deny: of {@code address} and {@code address.city} that is {@code address.city}.
 *
 * <p>Values are compared by {@link JsonEquality#exact}. A path that leads through arrays stands for
 * the values it reaches there, in order: it changes if one of them does, or their number, but not
 * if an element comes or goes that has none. Wherever the current content may be none it is Java's
 * or JSON's null, in which no path reaches anything.
 *
 * <p>Immutable, for any thread; made once for the same rules. Trees that go in are never changed,
 * and shared with what comes out.
 */
public final class WriteRules {

  private final List<DeniedField> denied;

  private WriteRules(Set<FieldPath> denied) {
    this.denied =
        denied.stream()
            .sorted(Comparator.comparing(FieldPath::toString))
            .map(DeniedField::new)
            .toList();
  }

  /**
   * What is denied to somebody for whom all these rules hold.
   *
   * @param rules of each role that grants him the action, one at least: nobody writes without
   */
  public static WriteRules of(Collection<FieldRules> rules) {
    Iterator<FieldRules> each = rules.iterator();
    if (!each.hasNext()) {
      throw new IllegalArgumentException("no role grants this action");
    }
    Set<FieldPath> denied = each.next().denyWrite();
    while (each.hasNext()) {
      denied = deniedByBoth(denied, each.next().denyWrite());
    }
    return new WriteRules(outermost(denied));
  }

  /** Whether any write is allowed. */
  public boolean deniesNothing() {
    return denied.isEmpty();
  }

  /**
   * The denied paths at which the two differ, sorted by their text, as they are configured. Compare
   * what would be stored, that is, after {@link View#merged}.
   *
   * @param before the current content, if there is one
   */
  public List<FieldPath> changed(@Nullable JsonNode before, ObjectNode after) {
    return denied.stream()
        .filter(field -> field.changes(before, after))
        .map(DeniedField::path)
        .toList();
  }

  /**
   * What comes of a change that may not touch the denied paths: {@code after} with each of them as
   * it is in {@code before}, present or absent. Objects on the way to a value that is kept are kept
   * with it, alone if {@code after} has none there.
   *
   * <p>Elements of an array have no names, so nobody can say which would keep which value: an array
   * of {@code before} on the way is kept whole if values in it are kept, the outermost one. If
   * {@code before} has no value at a path, it is just taken out of every element of {@code after}.
   *
   * @param before the current content, if there is one
   */
  public KeptFields kept(@Nullable JsonNode before, ObjectNode after) {
    ObjectNode result = after;
    for (DeniedField field : denied) {
      result = field.kept(before, result);
    }
    return new KeptFields(result, changed(before, after));
  }

  private static Set<FieldPath> deniedByBoth(Set<FieldPath> some, Set<FieldPath> others) {
    return some.stream()
        .flatMap(a -> others.stream().flatMap(b -> inner(a, b)))
        .collect(Collectors.toSet());
  }

  /** What two subtrees have in common. */
  private static Stream<FieldPath> inner(FieldPath a, FieldPath b) {
    if (FieldRules.covers(a, b.keys())) {
      return Stream.of(b);
    }
    return FieldRules.covers(b, a.keys()) ? Stream.of(a) : Stream.empty();
  }

  private static Set<FieldPath> outermost(Set<FieldPath> paths) {
    Set<FieldPath> result = new HashSet<>(paths);
    result.removeIf(
        path ->
            paths.stream()
                .anyMatch(other -> !other.equals(path) && FieldRules.covers(other, path.keys())));
    return result;
  }
}

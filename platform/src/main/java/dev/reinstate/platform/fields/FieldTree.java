package dev.reinstate.platform.fields;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a value: of itself and, where that differs, of what is below single keys.
 *
 * <p>Immutable, and without a branch that would change nothing: one without children is about all
 * of the value alike. An array is passed over: each of its elements has the array's own tree.
 */
final class FieldTree {

  private final Visibility own;
  private final Map<String, FieldTree> children;
  private final FieldTree elsewhere;
  private final boolean showsEverything;
  private final boolean hidesEverything;

  /**
   * @param children those that are not simply as {@code own}
   */
  FieldTree(Visibility own, Map<String, FieldTree> children) {
    this.own = own;
    this.children = Map.copyOf(children);
    this.elsewhere = children.isEmpty() ? this : new FieldTree(own, Map.of());
    this.showsEverything = isUniformly(Visibility.SHOWN);
    this.hidesEverything = isUniformly(Visibility.HIDDEN);
  }

  /** The tree of what an object has under this key. */
  FieldTree child(String key) {
    FieldTree child = children.get(key);
    return child == null ? elsewhere : child;
  }

  /** The keys below which not all is simply as here. */
  Set<String> keys() {
    return children.keySet();
  }

  /** Whether a scalar is hidden here, and a container of which nothing below is shown. */
  boolean isHidden() {
    return own.isHidden();
  }

  @Nullable Mask mask() {
    return own.mask();
  }

  boolean isUniformly(Visibility visibility) {
    return children.isEmpty() && own.equals(visibility);
  }

  boolean showsEverything() {
    return showsEverything;
  }

  boolean hidesEverything() {
    return hidesEverything;
  }
}

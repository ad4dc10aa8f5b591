package dev.reinstate.platform.fields;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one value on its way out.
 *
 * @param isHidden whether it stays here
 * @param mask how it is shown, null if as it is or not at all
 */
record Visibility(boolean isHidden, @Nullable Mask mask) {

  static final Visibility SHOWN = new Visibility(false, null);
  static final Visibility HIDDEN = new Visibility(true, null);

  static Visibility masked(Mask mask) {
    return new Visibility(false, mask);
  }

  /** The most that any of them lets through; of several masks the first. */
  static Visibility most(Collection<Visibility> alternatives) {
    if (alternatives.contains(SHOWN)) {
      return SHOWN;
    }
    return alternatives.stream()
        .filter(visibility -> visibility.mask != null)
        .findFirst()
        .orElse(HIDDEN);
  }
}

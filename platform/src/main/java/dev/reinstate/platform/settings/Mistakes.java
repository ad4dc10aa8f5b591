package dev.reinstate.platform.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, so that one reading reports all of it. */
final class Mistakes {

  private final List<Mistake> found = new ArrayList<>();

  void add(String path, String message, @Nullable Integer line) {
    found.add(new Mistake(path, message, line));
  }

  void add(String path, String message, ConfigNode where) {
    add(path, message, where.line());
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** By line, those without one first; what is on the same line in the order it was found. */
  List<Mistake> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Mistakes::lineOrZero)).toList();
  }

  private static int lineOrZero(Mistake mistake) {
    return mistake.line() == null ? 0 : mistake.line();
  }
}

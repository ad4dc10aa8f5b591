package dev.reinstate.platform.settings;

import java.util.Set;

/** Finds the word that was probably meant: one letter too many, missing, wrong or swapped. */
final class Spelling {

  private Spelling() {}

  /** The end of a message about an unknown word; empty if none is near. */
  static String suggestion(String word, Set<String> known) {
    return known.stream()
        .filter(candidate -> isNear(word, candidate))
        .sorted()
        .findFirst()
        .map(candidate -> "; did you mean " + candidate + "?")
        .orElse("");
  }

  private static boolean isNear(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int start = commonStart(a, b);
    String restA = a.substring(start);
    String restB = b.substring(start);
    return rest(restA, 1).equals(rest(restB, 1))
        || rest(restA, 1).equals(restB)
        || restA.equals(rest(restB, 1))
        || isSwapped(restA, restB);
  }

  private static boolean isSwapped(String a, String b) {
    return a.length() > 1
        && b.length() > 1
        && a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)
        && rest(a, 2).equals(rest(b, 2));
  }

  private static String rest(String text, int from) {
    return text.substring(Math.min(from, text.length()));
  }

  private static int commonStart(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}

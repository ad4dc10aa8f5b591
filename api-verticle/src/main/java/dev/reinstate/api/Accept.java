package dev.reinstate.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the media type of an answer (RFC 9110, section 12.5.1). */
final class Accept {

  private Accept() {}

  /**
   * Returns the type that the caller likes best, the first of those he likes equally. Parameters of
   * media types other than {@code q} are not looked at.
   *
   * @param offered what there is, at least one, in lower case; where that is anything, what the
   *     caller likes does not change what it is
   * @param header the caller's {@code Accept}; null when he did not say
   * @throws ProblemException 406 if he accepts none
   */
  static String choose(List<String> offered, @Nullable String header) {
    boolean anything = offered.getFirst().equals(Operation.ANY_TYPE);
    if (header == null || anything || header.equals("*/*") || header.equals(offered.getFirst())) {
      return offered.getFirst();
    }
    String best = null;
    double bestQuality = 0;
    for (String type : offered) {
      double quality = quality(type, header);
      if (quality > bestQuality) {
        best = type;
        bestQuality = quality;
      }
    }
    if (best == null) {
      throw Problems.notAcceptable(offered).exception();
    }
    return best;
  }

  /** The quality that the most specific of the matching ranges gives; 0 without one. */
  private static double quality(String type, String header) {
    int closest = 0;
    double quality = 0;
    for (String element : header.split(",", -1)) {
      String[] parts = element.split(";", -1);
      int specificity = specificity(parts[0].strip().toLowerCase(Locale.ROOT), type);
      if (specificity > closest) {
        closest = specificity;
        quality = weight(parts);
      }
    }
    return quality;
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2).strip());
      }
    }
    return 1;
  }

  private static double number(String weight) {
    try {
      return Math.clamp(Double.parseDouble(weight), 0.0, 1.0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

package dev.reinstate.api;

import dev.reinstate.platform.json.diff.FieldPath;
import java.util.List;
import java.util.Set;

/** Reads the dotted path of a field in a query. */
final class FieldName {

  private static final Set<String> SINGLE = Set.of("_id", "_version");

  private FieldName() {}

  /**
   * Returns the keys from the top of the document to the field.
   *
   * @param parameter what to name if it is none
   */
  static List<String> parse(String text, String parameter) {
    List<String> keys = FieldPath.parse(text).map(FieldPath::keys).orElse(List.of());
    boolean known = keys.size() == 1 && SINGLE.contains(keys.getFirst());
    boolean reserved = !keys.isEmpty() && keys.getFirst().startsWith("_") && !known;
    if (keys.isEmpty() || reserved || text.indexOf('\0') >= 0 || hasBareBracket(text)) {
      throw Problems.badRequest(
              "This is not the path of a field", Details.of("parameter", parameter))
          .exception();
    }
    return keys;
  }

  /** Most likely an operator gone wrong, which must not pass for a field; quotes say it is none. */
  private static boolean hasBareBracket(String text) {
    return text.indexOf('"') < 0 && (text.indexOf('[') >= 0 || text.indexOf(']') >= 0);
  }
}

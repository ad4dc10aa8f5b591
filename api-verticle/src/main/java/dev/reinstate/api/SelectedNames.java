package dev.reinstate.api;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names that limit a restore of a space. That there are none never means all: a script whose list
 * came out empty does not mean the whole space.
 */
final class SelectedNames {

  private static final int MAX = 1_000;

  private SelectedNames() {}

  /**
   * The names, sorted, each once: the same selection looks the same however it was written.
   *
   * @param details where they stand, for the error
   * @throws ProblemException 400 if there are none or too many, and if one could not be a name
   */
  static List<String> checked(
      List<String> names, Predicate<String> syntax, Map<String, ?> details, String list) {
    if (names.isEmpty() || names.size() > MAX || !names.stream().allMatch(syntax)) {
      throw Problems.badRequest(list + " must be 1 to 1,000 names, none of them empty", details)
          .exception();
    }
    return names.stream().sorted().distinct().toList();
  }
}

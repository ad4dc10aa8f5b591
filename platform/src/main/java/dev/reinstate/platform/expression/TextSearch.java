package dev.reinstate.platform.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Looking for something in a text, which can take far longer than reading it. */
final class TextSearch {

  /** Comparisons of characters that cost a unit. */
  private static final int COMPARISONS = 16;

  /** Longer patterns only cost. */
  static final int MAX_PATTERN = 1_000;

  private static final int MAX_INSTRUCTIONS = 2_000;
  private static final int COMPILATION = 2_000;

  private TextSearch() {}

  static boolean contains(String text, String part, Budget budget) {
    budget.chargeLength((long) text.length() + part.length());
    budget.charge((long) text.length() * part.length() / COMPARISONS);
    return text.contains(part);
  }

  /** Whether the pattern (RE2) matches somewhere. */
  static boolean matches(String text, Pattern pattern, Budget budget) {
    budget.charge((long) text.length() * pattern.programSize());
    return pattern.matcher(text).find();
  }

  /**
   * Compiles a pattern that is known only now.
   *
   * @throws EvaluationError if it is none, or too large
   */
  static Pattern pattern(String regex, Budget budget) {
    budget.charge(COMPILATION);
    try {
      return pattern(regex);
    } catch (PatternSyntaxException e) {
      throw new EvaluationError();
    }
  }

  /**
   * @throws PatternSyntaxException if it is none, or too large
   */
  static Pattern pattern(String regex) {
    if (regex.length() > MAX_PATTERN) {
      throw new PatternSyntaxException("the pattern is too long");
    }
    Pattern pattern = Pattern.compile(regex);
    if (pattern.programSize() > MAX_INSTRUCTIONS) {
      throw new PatternSyntaxException("the pattern is too large");
    }
    return pattern;
  }
}

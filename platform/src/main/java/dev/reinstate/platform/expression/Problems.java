package dev.reinstate.platform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import java.util.Optional;

/** What is wrong with a source, in one line. */
final class Problems {

  private static final String UNKNOWN = "this is no valid expression";

  private Problems() {}

  /** The first one in the order of the source. */
  static String first(CelValidationResult result) {
    return result.getErrors().stream().findFirst().map(Problems::text).orElse(UNKNOWN);
  }

  static String text(CelAbstractSyntaxTree ast, Restrictions.Violation violation) {
    Integer offset = ast.getSource().getPositionsMap().get(violation.id());
    CelSourceLocation location =
        Optional.ofNullable(offset)
            .flatMap(ast.getSource()::getOffsetLocation)
            .orElse(CelSourceLocation.NONE);
    return place(location) + violation.message();
  }

  private static String text(CelIssue issue) {
    String message = issue.getMessage().replace(" (in container '')", "").replace("'%%'", "'%'");
    return place(issue.getSourceLocation()) + message.replaceAll("\\s+", " ").strip();
  }

  /** Counted from 1; the line only where there are several. */
  private static String place(CelSourceLocation location) {
    if (location.getLine() < 1) {
      return "";
    }
    String line = location.getLine() > 1 ? "line " + location.getLine() + ", " : "";
    return line + "column " + (location.getColumn() + 1) + ": ";
  }
}

package dev.reinstate.platform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compiles expressions in CEL, with its standard functions and macros and nothing else: no clock,
 * no chance, nothing from outside. Takes milliseconds; meant for when a configuration is read. Any
 * thread may use it at any time.
 */
public final class ExpressionCompiler {

  /** The most characters (Unicode code points) that a source may have. */
  public static final int MAX_LENGTH = 4_096;

  private final List<String> variables;
  private final CelCompiler compiler;

  /**
   * @param variables what expressions may use, by name
   */
  public ExpressionCompiler(Map<String, VariableType> variables) {
    this.variables = variables.keySet().stream().sorted().toList();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(StandardLibrary.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    variables.forEach((name, type) -> builder.addVar(name, type.celType()));
    this.compiler = builder.build();
  }

  /** Compiles what has to be true or false, or may turn out to be. */
  public Compilation<Condition> condition(String source) {
    return compile(
        source,
        ast -> {
          CelType type = ast.getResultType();
          return type.kind() == CelKind.BOOL || type.kind() == CelKind.DYN
              ? new Compilation.Compiled<>(new Condition(ast, variables))
              : new Compilation.Faulty<>("must be true or false, not of type " + type.name());
        });
  }

  /** Compiles what may have any value. */
  public Compilation<ValueExpression> value(String source) {
    return compile(
        source, ast -> new Compilation.Compiled<>(new ValueExpression(Program.of(ast, variables))));
  }

  private <T> Compilation<T> compile(
      String source, Function<CelAbstractSyntaxTree, Compilation<T>> use) {
    if (source.codePointCount(0, source.length()) > MAX_LENGTH) {
      return new Compilation.Faulty<>("must not be longer than " + MAX_LENGTH + " characters");
    }
    CelValidationResult result = compiler.compile(source);
    if (result.hasError()) {
      return new Compilation.Faulty<>(Problems.first(result));
    }
    CelAbstractSyntaxTree ast = tree(result);
    Optional<String> violation =
        Restrictions.violation(ast.getExpr(), variables).map(v -> Problems.text(ast, v));
    return violation.isPresent() ? new Compilation.Faulty<>(violation.get()) : use.apply(ast);
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult valid) {
    try {
      return valid.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("it was valid a moment ago", e);
    }
  }
}

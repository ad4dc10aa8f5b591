package dev.reinstate.platform.expression;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions of CEL on single values, as {@code dev.cel} has them. */
final class StandardLibrary {

  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(ExpressionCompiler.MAX_LENGTH)
          .build();

  private static final Map<String, CelFunctionBinding> OVERLOADS =
      CelStandardFunctions.newBuilder()
          .build()
          .newFunctionBindings(RuntimeEquality.create(RuntimeHelpers.create(), OPTIONS), OPTIONS)
          .stream()
          .collect(
              Collectors.toUnmodifiableMap(CelFunctionBinding::getOverloadId, Function.identity()));

  private StandardLibrary() {}

  /**
   * @param overloads the ids that the type checker thinks possible
   */
  static LibraryFunction function(List<String> overloads, int price) {
    return new LibraryFunction(
        overloads.stream().map(OVERLOADS::get).filter(Objects::nonNull).toList(), price);
  }
}

package dev.reinstate.platform.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/**
 * A function on single values: its time is at most proportional to the length of its arguments.
 *
 * @param overloads of these the one that takes the arguments' types
 * @param price what a call costs whatever the length
 */
record LibraryFunction(List<CelFunctionBinding> overloads, int price) {

  Object apply(Budget budget, Object... arguments) {
    long length = 0;
    for (Object argument : arguments) {
      length += Containers.length(argument);
    }
    budget.charge(price);
    budget.chargeLength(length);
    try {
      return overload(arguments).getDefinition().apply(arguments);
    } catch (EvaluationError e) {
      throw e;
    } catch (RuntimeException | CelEvaluationException e) {
      // The library says "no such value" by whatever exception it comes upon.
      budget.charge(Costs.LIBRARY_ERROR);
      throw new EvaluationError();
    }
  }

  private CelFunctionBinding overload(Object[] arguments) {
    for (CelFunctionBinding overload : overloads) {
      if (takes(overload.getArgTypes(), arguments)) {
        return overload;
      }
    }
    throw new EvaluationError();
  }

  private static boolean takes(List<Class<?>> types, Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!types.get(i).isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }
}

package dev.reinstate.platform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree, one without {@link Restrictions violations}, into steps. */
final class Planner {

  private final Map<String, Integer> scope = new HashMap<>();
  private final CallPlanner calls;
  private int slots;

  Planner(CelAbstractSyntaxTree ast, List<String> variables) {
    this.calls = new CallPlanner(ast, this);
    variables.forEach(variable -> scope.put(variable, slots++));
  }

  /** How many places a frame needs for what was planned so far. */
  int slots() {
    return slots;
  }

  Step plan(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case IDENT -> name(expr.ident().name());
      case SELECT -> select(expr.select());
      case CALL -> calls.plan(expr);
      case LIST -> list(plan(expr.list().elements()));
      case MAP -> map(expr.map());
      case COMPREHENSION -> fold(expr.comprehension());
      case STRUCT, NOT_SET -> throw new IllegalArgumentException("unexpected " + expr.getKind());
    };
  }

  List<Step> plan(List<CelExpr> exprs) {
    return exprs.stream().map(this::plan).toList();
  }

  private static Step constant(CelConstant constant) {
    Object value = Constants.value(constant);
    return frame -> value;
  }

  /** A variable, else what is left: the name of a type. */
  private Step name(String name) {
    String absolute = name.startsWith(".") ? name.substring(1) : name;
    Integer slot = scope.get(absolute);
    if (slot == null) {
      TypeValue type = new TypeValue(absolute);
      return frame -> type;
    }
    int place = slot;
    return frame -> frame.get(place);
  }

  private Step select(CelExpr.CelSelect select) {
    Step operand = plan(select.operand());
    String field = select.field();
    return select.testOnly()
        ? frame -> Containers.has(operand.run(frame), field)
        : frame -> Containers.get(operand.run(frame), field);
  }

  private static Step list(List<Step> elements) {
    return frame -> elements.stream().map(element -> element.run(frame)).toList();
  }

  private Step map(CelExpr.CelMap map) {
    List<Step> keys = map.entries().stream().map(entry -> plan(entry.key())).toList();
    List<Step> values = map.entries().stream().map(entry -> plan(entry.value())).toList();
    return frame ->
        LiteralMap.of(
            keys.stream().map(key -> key.run(frame)).toList(),
            values.stream().map(value -> value.run(frame)).toList());
  }

  private Step fold(CelExpr.CelComprehension macro) {
    Step range = plan(macro.iterRange());
    Step initial = plan(macro.accuInit());
    int item = slots++;
    int accumulator = slots++;
    Integer outerItem = scope.put(macro.iterVar(), item);
    Integer outerAccumulator = scope.put(macro.accuVar(), accumulator);
    Step condition = plan(macro.loopCondition());
    Step body = plan(macro.loopStep());
    restore(macro.iterVar(), outerItem);
    Step result = plan(macro.result());
    restore(macro.accuVar(), outerAccumulator);
    int weight = Nodes.count(macro.loopCondition()) + Nodes.count(macro.loopStep());
    return new Fold(range, initial, condition, body, result, item, accumulator, weight);
  }

  private void restore(String name, @Nullable Integer outer) {
    if (outer == null) {
      scope.remove(name);
    } else {
      scope.put(name, outer);
    }
  }
}

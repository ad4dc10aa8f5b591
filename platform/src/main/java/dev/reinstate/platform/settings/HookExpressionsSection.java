package dev.reinstate.platform.settings;

import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.expression.Compilation;
import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.expression.ExpressionCompiler;
import dev.reinstate.platform.expression.ValueExpression;
import dev.reinstate.platform.expression.VariableType;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.settings.PreHookWork.SetFields;
import dev.reinstate.platform.settings.PreHookWork.Validate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the hooks that are expressions: {@code validate} and {@code set}. */
final class HookExpressionsSection {

  private static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(
          Map.of(
              "before", VariableType.OBJECT,
              "after", VariableType.OBJECT,
              "user", VariableType.OBJECT,
              "metadata", VariableType.OBJECT,
              "action", VariableType.TEXT));

  /** Null when what is said is a mistake. */
  @Nullable Validate validate(Section hook, @Nullable String name) {
    String error = hook.text("error", "Rejected by the hook " + name);
    if (error.codePointCount(0, error.length()) > PreHookAnswer.MAX_MESSAGE) {
      hook.mistake("error", "must not be longer than " + PreHookAnswer.MAX_MESSAGE + " characters");
    }
    String source = hook.text("validate");
    if (source == null) {
      return null;
    }
    return switch (COMPILER.condition(source)) {
      case Compilation.Compiled<Condition>(Condition condition) -> new Validate(condition, error);
      case Compilation.Faulty<Condition>(String message) -> {
        hook.mistake("validate", message);
        yield null;
      }
    };
  }

  /** Null when what is said is a mistake. */
  @Nullable SetFields setFields(Section hook, HookPhase phase) {
    String why = whyNothingCanBeSet(phase);
    if (why != null) {
      hook.mistake("set", "is not for " + phase.key() + ": " + why);
      return null;
    }
    Section fields = hook.open("set");
    Map<FieldPath, ValueExpression> values = new LinkedHashMap<>();
    for (String key : fields.keys()) {
      FieldPath field = field(fields, key, values);
      ValueExpression value = value(fields, key);
      if (field != null && value != null) {
        values.put(field, value);
      }
    }
    if (hook.node("set") instanceof ConfigNode.Entries && fields.keys().isEmpty()) {
      hook.mistake("set", "must name a field and its value");
    }
    return values.isEmpty() ? null : new SetFields(values);
  }

  private static @Nullable String whyNothingCanBeSet(HookPhase phase) {
    return switch (phase) {
      case PRE_DELETE -> "nothing is stored";
      case PRE_RESTORE -> "what is restored is as it was";
      default -> null;
    };
  }

  private static @Nullable FieldPath field(
      Section fields, String key, Map<FieldPath, ValueExpression> others) {
    FieldPath field = FieldPath.parse(key).orElse(null);
    if (field == null) {
      fields.mistake(key, "is not the path of a field");
    } else if (SystemFields.contains(field.keys().getFirst())) {
      fields.mistake(key, "is a system field: written by the service alone");
    } else if (SystemFields.isForbidden(field.keys().getFirst())) {
      fields.mistake(key, "a field's name must not start with '_'");
    } else if (others.keySet().stream().anyMatch(other -> overlap(field, other))) {
      fields.mistake(key, "is set twice");
    } else {
      return field;
    }
    return null;
  }

  /** Whether one of them is the other, or in it. */
  private static boolean overlap(FieldPath a, FieldPath b) {
    int common = Math.min(a.keys().size(), b.keys().size());
    return a.keys().subList(0, common).equals(b.keys().subList(0, common));
  }

  private static @Nullable ValueExpression value(Section fields, String key) {
    String source = fields.text(key);
    if (source == null) {
      if (fields.node(key) == null) {
        fields.mistake(key, "must have an expression for its value");
      }
      return null;
    }
    return switch (COMPILER.value(source)) {
      case Compilation.Compiled<ValueExpression>(ValueExpression value) -> value;
      case Compilation.Faulty<ValueExpression>(String message) -> {
        fields.mistake(key, message);
        yield null;
      }
    };
  }
}

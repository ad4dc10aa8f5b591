package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.expression.Compilation;
import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.expression.ExpressionCompiler;
import dev.reinstate.platform.expression.VariableType;
import dev.reinstate.platform.policy.Grant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code policies}. */
final class PoliciesSection {

  private static final Set<String> KEYS = Set.of("actions", "when", "fields");
  private static final Set<String> WITHOUT_DOCUMENTS = Set.of("_audit", "_hooks");
  private static final Map<String, VariableType> VARIABLES =
      Map.of("user", VariableType.OBJECT, "resource", VariableType.OBJECT);
  private static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values()).collect(Collectors.toMap(Action::word, Function.identity()));

  private final FieldRulesSection fieldRules;
  private final Set<String> targets;
  private final Mistakes mistakes;

  /**
   * @param collections the declared ones
   */
  PoliciesSection(Set<String> collections, Mistakes mistakes) {
    this.targets = new HashSet<>(collections);
    this.targets.addAll(ReservedNames.COMPONENTS);
    this.targets.addAll(ReservedNames.POLICY_TARGETS);
    this.mistakes = mistakes;
    this.fieldRules = new FieldRulesSection(mistakes);
  }

  Policies read(Section root, RoleInheritance roles) {
    Section section = root.open("policies");
    Map<String, Map<String, Grant>> granted = new HashMap<>();
    for (String target : section.keys()) {
      if (!targets.contains(target)) {
        section.mistake(
            target, "no such collection is declared" + Spelling.suggestion(target, targets));
      }
      granted.put(target, byRole(target, section.open(target)));
    }
    return new Policies(granted, roles);
  }

  private Map<String, Grant> byRole(String name, Section target) {
    Map<String, Grant> byRole = new HashMap<>();
    for (String role : target.keys()) {
      Section policy = target.section(role, KEYS);
      refuseWithoutDocuments(name, policy);
      byRole.put(role, new Grant(actions(policy), condition(policy), fieldRules.read(policy)));
    }
    return byRole;
  }

  /** Conditions and field rules are about documents; the audit trail is read by those of theirs. */
  private static void refuseWithoutDocuments(String target, Section policy) {
    for (String key : List.of("when", "fields")) {
      if (WITHOUT_DOCUMENTS.contains(target) && policy.node(key) != null) {
        policy.mistake(key, "is not for " + target);
      }
    }
  }

  private static @Nullable Condition condition(Section policy) {
    String when = policy.text("when");
    if (when == null) {
      return null;
    }
    return switch (new ExpressionCompiler(VARIABLES).condition(when)) {
      case Compilation.Compiled<Condition>(Condition condition) -> condition;
      case Compilation.Faulty<Condition>(String message) -> {
        policy.mistake("when", message);
        yield null;
      }
    };
  }

  private Set<Action> actions(Section policy) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Section.Item item : policy.texts("actions")) {
      Action action = ACTIONS.get(item.text());
      if (action == null) {
        mistakes.add(
            item.path(),
            "must be read, create, update, delete or restore"
                + Spelling.suggestion(item.text(), ACTIONS.keySet()),
            item.node());
      } else {
        actions.add(action);
      }
    }
    return actions;
  }
}

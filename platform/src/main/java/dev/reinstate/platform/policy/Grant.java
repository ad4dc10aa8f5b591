package dev.reinstate.platform.policy;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.fields.FieldRules;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do with the documents of one collection.
 *
 * @param actions what may be done
 * @param condition on which documents; null: on all of them
 * @param fields which of their fields are returned and may be written
 */
public record Grant(Set<Action> actions, @Nullable Condition condition, FieldRules fields) {
  /** Keeps its own copy. */
  public Grant {
    actions = Set.copyOf(actions);
  }

  /**
   * Whether it holds for somebody on a document in this state. Not for an event loop: a condition
   * may look at all of the document.
   */
  public boolean holds(User user, Subject subject) {
    return condition == null
        || condition.test(
            Map.of(
                "user", user.asJson(), "resource", subject.resource(condition.reads("resource"))));
  }

  /** Whether it holds on every document. */
  public boolean unconditional() {
    return condition == null;
  }
}

package dev.reinstate.platform.settings;

import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.expression.ValueExpression;
import dev.reinstate.platform.json.diff.FieldPath;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a pre-hook does. Its expressions see {@code before}, {@code after}, {@code user}, {@code
 * metadata} and {@code action}.
 */
public sealed interface PreHookWork {

  /**
   * Lets only such changes pass.
   *
   * @param condition that has to hold
   * @param error what the caller is told otherwise
   */
  record Validate(Condition condition, String error) implements PreHookWork {}

  /**
   * Sets fields.
   *
   * @param values by field, in the order of the file; at least one, none of a system field, and
   *     none within another. They all see the document as it was before the first was set
   */
  record SetFields(Map<FieldPath, ValueExpression> values) implements PreHookWork {
    /** Keeps its own copy. */
    public SetFields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Asks somebody outside of this service.
   *
   * @param timeout how long one answer is waited for, at most {@link PreHook#MAX_TIMEOUT}
   * @param dryRunSafe whether he may be asked about a change that is only previewed
   */
  record Ask(HookTarget target, Duration timeout, boolean dryRunSafe) implements PreHookWork {}
}

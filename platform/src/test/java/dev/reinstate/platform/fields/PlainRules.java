package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules for a single scalar, as plainly as they can be said. */
record PlainRules(List<FieldRules> rules) {

  /** As it is shown, if it is. */
  Optional<JsonNode> shown(Leaf leaf) {
    List<FieldRules> showing = rules.stream().filter(rule -> shows(rule, leaf.keys())).toList();
    if (showing.isEmpty()) {
      return Optional.empty();
    }
    boolean plain = showing.stream().anyMatch(rule -> mask(rule, leaf.keys()).isEmpty());
    return Optional.of(
        plain
            ? leaf.value()
            : mask(showing.getFirst(), leaf.keys()).orElseThrow().masked(leaf.value()));
  }

  boolean hides(Leaf leaf) {
    return shown(leaf).isEmpty();
  }

  private static boolean shows(FieldRules rule, List<String> keys) {
    return leadsTo(rule.deny(), keys).isEmpty()
        && (rule.allow().isEmpty() || !leadsTo(rule.allow(), keys).isEmpty());
  }

  private static Optional<Mask> mask(FieldRules rule, List<String> keys) {
    return leadsTo(rule.mask().keySet(), keys).stream()
        .max(Comparator.comparingInt(path -> path.keys().size()))
        .map(path -> rule.mask().get(path));
  }

  private static List<FieldPath> leadsTo(Collection<FieldPath> paths, List<String> keys) {
    return paths.stream()
        .filter(path -> Collections.indexOfSubList(keys, path.keys()) == 0)
        .toList();
  }
}

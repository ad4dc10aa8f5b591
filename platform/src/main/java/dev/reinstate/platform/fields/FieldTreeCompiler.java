package dev.reinstate.platform.fields;

import dev.reinstate.platform.json.diff.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one tree of several rules, so that no content has to be held against each of them. */
final class FieldTreeCompiler {

  private final List<FieldRules> rules;
  private final Set<FieldPath> paths;

  FieldTreeCompiler(Collection<FieldRules> rules) {
    this.rules = List.copyOf(rules);
    this.paths =
        rules.stream()
            .flatMap(rule -> Stream.of(rule.allow(), rule.deny(), rule.mask().keySet()))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  FieldTree tree() {
    return tree(List.of());
  }

  private FieldTree tree(List<String> here) {
    Visibility own = Visibility.most(rules.stream().map(rule -> rule.at(here)).toList());
    Map<String, FieldTree> children = new HashMap<>();
    for (String key : keysBelow(here)) {
      List<String> below = new ArrayList<>(here);
      below.add(key);
      FieldTree child = tree(below);
      if (!child.isUniformly(own)) {
        children.put(key, child);
      }
    }
    return new FieldTree(own, children);
  }

  private Set<String> keysBelow(List<String> here) {
    int depth = here.size();
    return paths.stream()
        .map(FieldPath::keys)
        .filter(keys -> keys.size() > depth && keys.subList(0, depth).equals(here))
        .map(keys -> keys.get(depth))
        .collect(Collectors.toSet());
  }
}

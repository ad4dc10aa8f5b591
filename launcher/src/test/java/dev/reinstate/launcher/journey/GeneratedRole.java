package dev.reinstate.launcher.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One role's policy, made at random. What it shows is worked out here from the paths as they are
 * written, in the simplest way there is.
 *
 * @param ownersOnly whether it holds only on documents whose {@code owner} the caller is
 */
record GeneratedRole(
    List<String> actions,
    boolean ownersOnly,
    List<List<String>> allow,
    List<List<String>> deny,
    Map<List<String>, String> mask,
    List<List<String>> denyWrite) {

  /** What rules are about; contents have values at, above and below these. */
  static final List<List<String>> PATHS =
      Stream.of("a", "b", "o", "o x", "o y", "o z", "o z k", "l", "l v", "l w", "l o x", "q x.y")
          .map(keys -> List.of(keys.split(" ")))
          .toList();

  private static final List<String> MASKS = List.of("email", "phone", "partial");

  static GeneratedRole next(Random random) {
    Map<List<String>, String> masks = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    paths(random, 2).forEach(path -> masks.put(path, MASKS.get(random.nextInt(3))));
    return new GeneratedRole(
        actions(random),
        random.nextInt(3) == 0,
        random.nextBoolean() ? List.of() : paths(random, 4),
        paths(random, 3),
        masks,
        paths(random, 1));
  }

  boolean grants(String action, boolean owner) {
    return actions.contains(action) && (owner || !ownersOnly);
  }

  /** Whether the value there is shown as it is. */
  boolean shows(List<String> keys) {
    return !hides(keys) && !covered(mask.keySet(), keys);
  }

  /** Whether nothing is shown of the value there, not even a mask. */
  boolean hides(List<String> keys) {
    return covered(deny, keys) || !(allow.isEmpty() || covered(allow, keys));
  }

  /** As it is written in a configuration. */
  String yaml() {
    List<String> masks = new ArrayList<>();
    mask.forEach((path, word) -> masks.add(text(path) + ": " + word));
    return "{ actions: %s, %s fields: { allow: %s, deny: %s, mask: { %s }, deny_write: %s } }"
        .formatted(
            actions,
            ownersOnly ? "when: 'resource.owner == user.id'," : "",
            texts(allow),
            texts(deny),
            String.join(", ", masks),
            texts(denyWrite));
  }

  /** A path as it is written in a configuration or a query. */
  static String dotted(List<String> keys) {
    return String.join(
        ".", keys.stream().map(key -> key.contains(".") ? '"' + key + '"' : key).toList());
  }

  private static boolean covered(Collection<List<String>> paths, List<String> keys) {
    return paths.stream()
        .anyMatch(path -> keys.size() >= path.size() && keys.subList(0, path.size()).equals(path));
  }

  private static List<String> actions(Random random) {
    List<String> actions = new ArrayList<>(List.of("read", "create", "update", "restore"));
    actions.removeIf(action -> random.nextInt(4) == 0);
    return actions;
  }

  private static List<List<String>> paths(Random random, int most) {
    return random
        .ints(random.nextInt(most + 1), 0, PATHS.size())
        .distinct()
        .mapToObj(PATHS::get)
        .toList();
  }

  private static List<String> texts(List<List<String>> paths) {
    return paths.stream().map(GeneratedRole::text).toList();
  }

  private static String text(List<String> path) {
    return "'" + dotted(path) + "'";
  }
}

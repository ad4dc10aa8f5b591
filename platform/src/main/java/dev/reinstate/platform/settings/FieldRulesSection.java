package dev.reinstate.platform.settings;

import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.Mask;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the {@code fields} of a policy. */
final class FieldRulesSection {

  private static final Set<String> KEYS = Set.of("allow", "deny", "mask", "deny_write");
  private static final Set<String> MASKS =
      Arrays.stream(Mask.values()).map(Mask::word).collect(Collectors.toUnmodifiableSet());

  private final Mistakes mistakes;

  FieldRulesSection(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  FieldRules read(Section policy) {
    Section fields = policy.section("fields", KEYS);
    return new FieldRules(
        // Listed or not, system fields are returned; here they do no harm.
        paths(fields, "allow", SystemFields.NAMES),
        paths(fields, "deny", Set.of(SystemFields.ID)),
        masks(fields.open("mask")),
        paths(fields, "deny_write", Set.of()));
  }

  private Set<FieldPath> paths(Section fields, String key, Set<String> systemFields) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    for (Section.Item item : fields.texts(key)) {
      FieldPath path = FieldPath.parse(item.text()).orElse(null);
      String mistake = mistake(path, systemFields);
      if (mistake != null) {
        mistakes.add(item.path(), mistake, item.node());
      } else if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  private Map<FieldPath, Mask> masks(Section section) {
    Map<FieldPath, Mask> masks = new LinkedHashMap<>();
    for (String key : section.keys()) {
      FieldPath path = FieldPath.parse(key).orElse(null);
      String word = section.text(key, "");
      Mask mask = Mask.named(word).orElse(null);
      String mistake = mistake(path, Set.of());
      if (mistake != null) {
        section.mistake(key, mistake);
      } else if (mask == null) {
        section.mistake(key, "must be email, phone or partial" + Spelling.suggestion(word, MASKS));
      } else if (path != null) {
        masks.put(path, mask);
      }
    }
    return masks;
  }

  private static @Nullable String mistake(@Nullable FieldPath path, Set<String> accepted) {
    if (path == null) {
      return "is not the path of a field";
    }
    String first = path.keys().getFirst();
    boolean system = SystemFields.contains(first) && !accepted.contains(first);
    return system ? "is a system field: always returned, and written by the service alone" : null;
  }
}

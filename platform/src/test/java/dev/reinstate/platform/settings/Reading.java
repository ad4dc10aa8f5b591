package dev.reinstate.platform.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads configuration texts in tests. */
final class Reading {

  private Reading() {}

  static Settings valid(String yaml) {
    return valid(yaml, Map.of());
  }

  static Settings valid(String yaml, Map<String, String> environment) {
    SettingsResult result = new SettingsReader(environment).read(yaml, Path.of("."));
    assertThat(result).isInstanceOf(SettingsResult.Valid.class);
    return ((SettingsResult.Valid) result).settings();
  }

  /** The schema that this YAML, in flow style, stands for. */
  static DocumentSchema schema(String yaml) {
    Settings settings = valid("collections: { a: { schema: " + yaml + " } }");
    return requireNonNull(requireNonNull(settings.collection("a")).schema());
  }

  static List<String> mistakes(String yaml) {
    return mistakes(yaml, Map.of());
  }

  static List<String> mistakes(String yaml, Map<String, String> environment) {
    SettingsResult result = new SettingsReader(environment).read(yaml, Path.of("."));
    return result instanceof SettingsResult.Invalid(List<Mistake> mistakes)
        ? mistakes.stream().map(Mistake::toString).toList()
        : List.of();
  }
}

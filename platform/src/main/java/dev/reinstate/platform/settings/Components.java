package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.reinstate.contracts.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The collections that exist without being configured: those of every space, and the spaces. */
final class Components {

  private static final String RESOURCE = "/settings/components.yaml";
  private static final Map<String, CollectionSettings> ALL = load();

  private Components() {}

  /** The one of this name; null if there is none. */
  static @Nullable CollectionSettings find(String name) {
    return ALL.get(name);
  }

  /** All of them. */
  static Stream<CollectionSettings> all() {
    return ALL.values().stream();
  }

  private static Map<String, CollectionSettings> load() {
    try (InputStream resource = Components.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new YAMLMapper()
          .readTree(resource).properties().stream()
              .map(entry -> settings(entry.getKey(), entry.getValue()))
              .collect(Collectors.toUnmodifiableMap(CollectionSettings::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static CollectionSettings settings(String name, JsonNode schema) {
    boolean versioned = Component.of(name).map(Component::versioned).orElse(true);
    return new CollectionSettings(name, versioned, null, null, compiled(name, schema));
  }

  private static DocumentSchema compiled(String name, JsonNode schema) {
    return switch (DocumentSchema.compile(schema)) {
      case SchemaCompilation.Compiled(DocumentSchema document) -> document;
      case SchemaCompilation.Faulty faulty ->
          throw new IllegalStateException(RESOURCE + ": " + name + ": " + faulty.errors());
    };
  }
}

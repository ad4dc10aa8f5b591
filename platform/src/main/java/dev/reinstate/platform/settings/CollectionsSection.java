package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code collections}. */
final class CollectionsSection {

  private static final Set<String> KEYS = Set.of("versioning", "schema");
  private static final Set<String> VERSIONING = Set.of("enabled", "max_versions", "retention_days");
  // A restore adds two versions and reads a third.
  private static final int LEAST_VERSIONS = 3;
  // Subtracted from now, it must stay within PostgreSQL's timestamps.
  private static final int MOST_DAYS = 1_000_000;

  private final Mistakes mistakes;

  CollectionsSection(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Map<String, CollectionSettings> read(Section root) {
    Section section = root.open("collections");
    Map<String, CollectionSettings> collections = new LinkedHashMap<>();
    for (String name : section.keys()) {
      checkName(name, section);
      collections.put(name, collection(name, section.section(name, KEYS)));
    }
    return collections;
  }

  private static void checkName(String name, Section section) {
    if (!ReservedNames.COLLECTION.matcher(name).matches()) {
      section.mistake(name, "a collection's name must match " + ReservedNames.COLLECTION.pattern());
    } else if (ReservedNames.COMPONENTS.contains(name) || ReservedNames.PATHS.contains(name)) {
      section.mistake(name, "the name is the service's own");
    }
  }

  private CollectionSettings collection(String name, Section collection) {
    Section versioning = collection.section("versioning", VERSIONING);
    return new CollectionSettings(
        name,
        versioning.flag("enabled", true),
        versioning.whole("max_versions", LEAST_VERSIONS, Integer.MAX_VALUE),
        versioning.whole("retention_days", 1, MOST_DAYS),
        schema(collection));
  }

  private @Nullable DocumentSchema schema(Section collection) {
    ConfigNode node = collection.node("schema");
    if (node == null) {
      return null;
    }
    String path = collection.path("schema");
    var converter = new ConfigJson(path);
    JsonNode json = converter.convert(node);
    if (json == null) {
      return null;
    }
    return switch (DocumentSchema.compile(json)) {
      case SchemaCompilation.Compiled(DocumentSchema schema) -> schema;
      case SchemaCompilation.Faulty faulty -> {
        for (SchemaError error : faulty.errors()) {
          String where = FieldPath.join(path, error.field());
          mistakes.add(where, error.message(), converter.lineOf(where, node.line()));
        }
        yield null;
      }
    };
  }
}

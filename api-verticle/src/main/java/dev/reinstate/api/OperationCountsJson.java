package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.OperationCounts;
import java.io.IOException;
import java.util.Map;

/** Writes how many documents a restore of a space concerns. */
final class OperationCountsJson {

  private OperationCountsJson() {}

  /** Writes the members {@code counts} and {@code by_collection}. */
  static void write(
      JsonGenerator json, OperationCounts all, Map<String, OperationCounts> byCollection)
      throws IOException {
    write(json, "counts", all);
    json.writeObjectFieldStart("by_collection");
    for (var collection : byCollection.entrySet()) {
      write(json, collection.getKey(), collection.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, OperationCounts counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("create", counts.create());
    json.writeNumberField("update", counts.update());
    json.writeNumberField("delete", counts.delete());
    json.writeEndObject();
  }
}

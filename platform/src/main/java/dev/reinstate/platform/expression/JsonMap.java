package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object as a map; members become values when they are asked for. */
record JsonMap(ObjectNode node, Budget budget) implements MapValue {

  @Override
  public int size() {
    return node.size();
  }

  @Override
  public @Nullable Object get(Object key) {
    JsonNode member = key instanceof String name ? node.get(name) : null;
    return member == null ? null : JsonValues.of(member, budget);
  }

  @Override
  public boolean contains(Object key) {
    return key instanceof String name && node.has(name);
  }

  @Override
  public List<Object> keys() {
    List<Object> keys = new ArrayList<>(node.size());
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}

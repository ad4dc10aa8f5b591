package dev.reinstate.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a part of the configuration into JSON and remembers its lines. */
final class ConfigJson {

  private final String root;
  private final Map<String, Integer> lines = new HashMap<>();
  private boolean unusable;

  /**
   * @param root the path of what is converted
   */
  ConfigJson(String root) {
    this.root = root;
  }

  /** The JSON; null if a mistake in it is already reported. */
  @Nullable JsonNode convert(ConfigNode node) {
    JsonNode json = convert(node, root);
    return unusable ? null : json;
  }

  /** The line of the value at this path. */
  int lineOf(String path, int unknown) {
    return lines.getOrDefault(path, unknown);
  }

  private JsonNode convert(ConfigNode node, String path) {
    lines.put(path, node.line());
    return switch (node) {
      case ConfigNode.Scalar scalar -> scalar(scalar);
      case ConfigNode.Items list -> array(list.items(), path);
      case ConfigNode.Entries mapping -> object(mapping.entries(), path);
      case ConfigNode.Unusable missing -> {
        unusable = true;
        yield NullNode.getInstance();
      }
    };
  }

  private JsonNode array(List<ConfigNode> items, String path) {
    var array = JsonNodeFactory.instance.arrayNode(items.size());
    items.forEach(item -> array.add(convert(item, FieldPath.item(path, array.size()))));
    return array;
  }

  private JsonNode object(Map<String, ConfigNode> entries, String path) {
    var object = JsonNodeFactory.instance.objectNode();
    entries.forEach((key, value) -> object.set(key, convert(value, FieldPath.key(path, key))));
    return object;
  }

  private static JsonNode scalar(ConfigNode.Scalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return NullNode.getInstance();
    }
    Boolean bool = Scalars.bool(text);
    if (scalar.plain() && bool != null) {
      return BooleanNode.valueOf(bool);
    }
    return scalar.plain() && Scalars.isNumber(text)
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }
}

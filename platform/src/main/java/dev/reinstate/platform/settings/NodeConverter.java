package dev.reinstate.platform.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns SnakeYAML's nodes into {@link ConfigNode}s: keys are texts and given once, there are no
 * tags, environment variables are replaced, and aliases expand to a bounded size.
 */
final class NodeConverter {

  private static final int MAX_NODES = 100_000;
  private static final int MAX_DEPTH = 200;

  private final Placeholders placeholders;
  private final Mistakes mistakes;
  private int nodes;
  private boolean tooLarge;

  NodeConverter(Placeholders placeholders, Mistakes mistakes) {
    this.placeholders = placeholders;
    this.mistakes = mistakes;
  }

  ConfigNode convert(Node root) {
    return convert(root, "", lineOf(root), 0);
  }

  private ConfigNode convert(Node node, String path, int line, int depth) {
    if (tooLarge || ++nodes > MAX_NODES || depth > MAX_DEPTH) {
      return tooLarge(path, line);
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, path, line);
      case SequenceNode items when items.getTag().equals(Tag.SEQ) ->
          items(items, path, line, depth + 1);
      case MappingNode entries when entries.getTag().equals(Tag.MAP) ->
          entries(entries, path, line, depth + 1);
      default -> unusable(path, "tags are not supported", line);
    };
  }

  private ConfigNode scalar(ScalarNode node, String path, int line) {
    boolean plain = node.getTag().equals(PlainResolver.PLAIN);
    if (!plain && !node.getTag().equals(Tag.STR)) {
      return unusable(path, "tags are not supported", line);
    }
    return switch (placeholders.replace(node.getValue())) {
      case Placeholders.Replaced(String text) ->
          new ConfigNode.Scalar(text, plain, !text.equals(node.getValue()), line);
      case Placeholders.Failed(String message) -> unusable(path, message, line);
    };
  }

  private ConfigNode items(SequenceNode node, String path, int line, int depth) {
    List<ConfigNode> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      items.add(convert(item, FieldPath.item(path, items.size()), lineOf(item), depth));
      if (tooLarge) {
        break;
      }
    }
    return new ConfigNode.Items(items, line);
  }

  private ConfigNode entries(MappingNode node, String path, int line, int depth) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      entry(tuple, path, depth, entries);
      if (tooLarge) {
        break;
      }
    }
    return new ConfigNode.Entries(entries, line);
  }

  private void entry(NodeTuple tuple, String path, int depth, Map<String, ConfigNode> entries) {
    int line = lineOf(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().isEmpty()) {
      mistakes.add(path, "a key must be a text", line);
      return;
    }
    String here = FieldPath.key(path, key.getValue());
    ConfigNode before = entries.get(key.getValue());
    if (before != null) {
      mistakes.add(here, "given twice, first in line " + before.line(), line);
      return;
    }
    entries.put(key.getValue(), convert(tuple.getValueNode(), here, line, depth));
  }

  private ConfigNode tooLarge(String path, int line) {
    if (!tooLarge) {
      tooLarge = true;
      mistakes.add(path, "too large or too deep, with aliases expanded", line);
    }
    return new ConfigNode.Unusable(line);
  }

  private ConfigNode unusable(String path, String message, int line) {
    mistakes.add(path, message, line);
    return new ConfigNode.Unusable(line);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}

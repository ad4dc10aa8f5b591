package dev.reinstate.platform.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the configuration, read key by key. Each reader answers the value, or its fallback
 * where nothing was said or what was said is a mistake; the mistake is then reported.
 */
final class Section {

  private final Map<String, ConfigNode> entries;
  private final String path;
  private final @Nullable Integer line;
  private final Mistakes mistakes;

  private Section(
      Map<String, ConfigNode> entries, String path, @Nullable Integer line, Mistakes mistakes) {
    this.entries = entries;
    this.path = path;
    this.line = line;
    this.mistakes = mistakes;
  }

  /** A mapping whose keys are the writer's own names. */
  static Section open(@Nullable ConfigNode node, String path, Mistakes mistakes) {
    if (node instanceof ConfigNode.Entries mapping) {
      return new Section(mapping.entries(), path, mapping.line(), mistakes);
    }
    if (node != null && !ConfigNode.isUnsaid(node) && !(node instanceof ConfigNode.Unusable)) {
      mistakes.add(path, "must be a mapping of keys to values", node);
    }
    return new Section(
        Map.of(), path, node == null ? null : Integer.valueOf(node.line()), mistakes);
  }

  /** A mapping that may have these keys and no other. */
  static Section of(
      @Nullable ConfigNode node, String path, Mistakes mistakes, Set<String> knownKeys) {
    Section section = open(node, path, mistakes);
    section.entries.forEach(
        (key, value) -> {
          if (!knownKeys.contains(key)) {
            mistakes.add(
                section.path(key), "unknown key" + Spelling.suggestion(key, knownKeys), value);
          }
        });
    return section;
  }

  Section section(String key, Set<String> knownKeys) {
    return of(entries.get(key), path(key), mistakes, knownKeys);
  }

  Section open(String key) {
    return open(entries.get(key), path(key), mistakes);
  }

  String path(String key) {
    return FieldPath.key(path, key);
  }

  Set<String> keys() {
    return entries.keySet();
  }

  /** What was said under this key; null if nothing. */
  @Nullable ConfigNode node(String key) {
    ConfigNode node = entries.get(key);
    return node == null || ConfigNode.isUnsaid(node) ? null : node;
  }

  /** Reports a mistake at a key that {@link #node} knows. */
  void mistake(String key, String message) {
    ConfigNode node = entries.get(key);
    mistakes.add(path(key), message, node == null ? null : Integer.valueOf(node.line()));
  }

  /** Reports a mistake of the mapping as a whole. */
  void mistake(String message) {
    mistakes.add(path, message, line);
  }

  @Nullable String text(String key) {
    ConfigNode node = node(key);
    return node == null ? null : text(node, path(key));
  }

  String text(String key, String fallback) {
    String text = text(key);
    return text == null ? fallback : text;
  }

  boolean flag(String key, boolean fallback) {
    ConfigNode node = node(key);
    Boolean value = Scalars.bool(typed(node));
    if (value == null && isWrong(node)) {
      mistake(key, "must be true or false");
    }
    return value == null ? fallback : value;
  }

  /** A whole number from {@code min} to {@code max}; null when unsaid. */
  @Nullable Integer whole(String key, int min, int max) {
    ConfigNode node = node(key);
    Long value = Scalars.whole(typed(node));
    if (value != null && value >= min && value <= max) {
      return value.intValue();
    }
    if (isWrong(node)) {
      mistake(key, wholeMessage(min, max));
    }
    return null;
  }

  int whole(String key, int min, int max, int fallback) {
    Integer value = whole(key, min, max);
    return value == null ? fallback : value;
  }

  long size(String key, long max, long fallback) {
    ConfigNode node = node(key);
    Long bytes = node instanceof ConfigNode.Scalar scalar ? ByteSize.parse(scalar.text()) : null;
    if (bytes != null && bytes >= ByteSize.KIB && bytes <= max) {
      return bytes;
    }
    if (isWrong(node)) {
      mistake(
          key, "must be a size from 1KiB to " + ByteSize.format(max) + ", such as 1MiB or 500kB");
    }
    return fallback;
  }

  /** A length of time from {@code min} to {@code max}; the fallback when unsaid. */
  Duration duration(String key, Duration min, Duration max, Duration fallback) {
    ConfigNode node = node(key);
    Duration value =
        node instanceof ConfigNode.Scalar scalar ? DurationText.parse(scalar.text()) : null;
    if (value != null && value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
      return value;
    }
    if (isWrong(node)) {
      mistake(
          key,
          String.format(
              Locale.ROOT,
              "must be a length of time from %s to %s, such as 2s or 500ms",
              DurationText.format(min),
              DurationText.format(max)));
    }
    return fallback;
  }

  /** The mappings of a list, each of which may have these keys and no other. */
  List<Section> sections(String key, Set<String> knownKeys) {
    ConfigNode node = node(key);
    List<Section> sections = new ArrayList<>();
    if (node instanceof ConfigNode.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        sections.add(of(list.items().get(i), FieldPath.item(path(key), i), mistakes, knownKeys));
      }
    } else if (isWrong(node)) {
      mistake(key, "must be a list of mappings");
    }
    return sections;
  }

  /** The texts of a list, by their paths; without those that are mistakes. */
  List<Item> texts(String key) {
    ConfigNode node = node(key);
    List<Item> texts = new ArrayList<>();
    if (node instanceof ConfigNode.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        String itemPath = FieldPath.item(path(key), i);
        String text = text(list.items().get(i), itemPath);
        if (text != null) {
          texts.add(new Item(text, itemPath, list.items().get(i)));
        }
      }
    } else if (isWrong(node)) {
      mistake(key, "must be a list, such as [a, b]");
    }
    return texts;
  }

  /** One text of a list. */
  record Item(String text, String path, ConfigNode node) {}

  private @Nullable String text(ConfigNode node, String where) {
    if (node instanceof ConfigNode.Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
      return scalar.text();
    }
    if (isWrong(node)) {
      mistakes.add(where, "must be a text that is not empty", node);
    }
    return null;
  }

  /** What may be a number or a boolean; empty, which is neither, for anything else. */
  private static String typed(@Nullable ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.isTyped() ? scalar.text() : "";
  }

  private static boolean isWrong(@Nullable ConfigNode node) {
    return node != null && !(node instanceof ConfigNode.Unusable);
  }

  private static String wholeMessage(int min, int max) {
    return max == Integer.MAX_VALUE
        ? "must be " + min + " or more"
        : "must be a whole number from " + min + " to " + max;
  }
}

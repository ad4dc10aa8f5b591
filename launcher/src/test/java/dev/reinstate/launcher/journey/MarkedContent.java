package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A content made at random, in which no two values are alike, nor like any in another content. */
final class MarkedContent {

  /** A value, by which it is known wherever it turns up, and the keys that lead to it. */
  record Marker(List<String> keys, String text) {

    /** Another value of the same kind. */
    String other() {
      return text.substring(0, 2) + new StringBuilder(text.substring(2)).reverse();
    }
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;
  private final List<Marker> markers = new ArrayList<>();
  private final ObjectNode json;

  /** Makes one that belongs to this user. */
  MarkedContent(Random random, String owner) {
    this.random = random;
    this.json = NODES.objectNode().put("owner", owner);
    maybe(json, "a", () -> value("a"));
    maybe(json, "b", () -> value("b"));
    maybe(json, "o", () -> seldom() ? value("o") : o());
    maybe(json, "l", this::l);
    maybe(json, "q", () -> NODES.objectNode().set("x.y", value("q", "x.y")));
  }

  List<Marker> markers() {
    return markers;
  }

  JsonNode json() {
    return json;
  }

  /** The same with other values in place of these. */
  JsonNode but(Predicate<Marker> changed) {
    String text = json.toString();
    for (Marker marker : markers) {
      if (changed.test(marker)) {
        text = text.replace(marker.text(), marker.other());
      }
    }
    return Json.of(text);
  }

  private JsonNode o() {
    ObjectNode o = NODES.objectNode();
    maybe(o, "x", () -> value("o", "x"));
    maybe(o, "y", () -> value("o", "y"));
    maybe(
        o,
        "z",
        () -> seldom() ? value("o", "z") : NODES.objectNode().set("k", value("o", "z", "k")));
    return o;
  }

  private JsonNode l() {
    ArrayNode l = NODES.arrayNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      l.add(seldom() ? value("l") : element());
    }
    return l;
  }

  private JsonNode element() {
    ObjectNode element = NODES.objectNode();
    maybe(element, "v", () -> value("l", "v"));
    maybe(element, "w", () -> value("l", "w"));
    maybe(element, "o", () -> NODES.objectNode().set("x", value("l", "o", "x")));
    return element;
  }

  private JsonNode value(String... keys) {
    long number = random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L);
    boolean isNumber = seldom();
    String text = isNumber ? String.valueOf(number) : "m" + Long.toString(number, 36);
    markers.add(new Marker(List.of(keys), text));
    if (isNumber) {
      return NODES.numberNode(number);
    }
    return NODES.textNode(seldom() ? text + "@example.org" : text);
  }

  private void maybe(ObjectNode object, String key, Supplier<JsonNode> value) {
    if (!seldom()) {
      object.set(key, value.get());
    }
  }

  private boolean seldom() {
    return random.nextInt(6) == 0;
  }
}

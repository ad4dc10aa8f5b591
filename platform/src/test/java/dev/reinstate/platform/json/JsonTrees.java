package dev.reinstate.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Trees for properties: small, with few keys, so that two of them have much in common. */
public final class JsonTrees {

  private static final int DEPTH = 3;

  private JsonTrees() {}

  /** Any value. */
  public static Arbitrary<JsonNode> values() {
    return values(DEPTH);
  }

  /** Any document. */
  public static Arbitrary<ObjectNode> objects() {
    return objects(DEPTH);
  }

  /** Keys that need quoting or escaping somewhere among plain ones. */
  public static Arbitrary<String> keys() {
    Arbitrary<String> awkward =
        Arbitraries.of("", ".", "x.y", "\"", "a\"b", "\\", "\\\"", "/", "~", "~1", "-", "0", "é😀");
    Arbitrary<String> any = Arbitraries.strings().withChars("ab.\"\\/~ 0-").ofMaxLength(4);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of("a", "b", "c")), Tuple.of(3, awkward), Tuple.of(1, any));
  }

  private static Arbitrary<JsonNode> values(int depth) {
    return depth == 0 ? scalars() : Arbitraries.oneOf(scalars(), objects(depth), arrays(depth));
  }

  private static Arbitrary<ObjectNode> objects(int depth) {
    return Arbitraries.maps(keys(), Arbitraries.lazy(() -> values(depth - 1)))
        .ofMaxSize(4)
        .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
  }

  private static Arbitrary<JsonNode> arrays(int depth) {
    return Arbitraries.lazy(() -> values(depth - 1))
        .list()
        .ofMaxSize(3)
        .map(elements -> JsonNodeFactory.instance.arrayNode().addAll(elements));
  }

  private static Arbitrary<JsonNode> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(NullNode.getInstance(), BooleanNode.TRUE, BooleanNode.FALSE),
        Arbitraries.of("0", "1", "1.0", "1.00", "1e2", "-0.5").map(JsonTrees::number),
        Arbitraries.bigDecimals().ofScale(20).map(JsonNumbers::node),
        Arbitraries.bigIntegers().map(JsonNumbers::node),
        Arbitraries.of("", "a", "\"\\/\n\u0001\u2028", "é😀").map(TextNode::valueOf));
  }

  private static JsonNode number(String literal) {
    return JsonNumbers.node(new BigDecimal(literal));
  }
}

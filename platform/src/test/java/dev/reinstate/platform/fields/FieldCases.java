package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.platform.json.JsonTrees;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Contents in which no scalar but null is twice, what somebody makes of them, and rules. */
final class FieldCases {

  private static final int STORED = 1_000_000;
  private static final int SUBMITTED = 5_000_000;

  private FieldCases() {}

  static Arbitrary<ObjectNode> stored() {
    return JsonTrees.objects().map(tree -> numbered(tree, STORED));
  }

  /** Has no scalar in common with what is stored. */
  static Arbitrary<ObjectNode> submitted() {
    return JsonTrees.objects().map(tree -> numbered(tree, SUBMITTED));
  }

  static Arbitrary<List<FieldRules>> rules() {
    Arbitrary<Set<FieldPath>> paths = paths().set().ofMaxSize(2);
    return Combinators.combine(
            paths, paths, Arbitraries.maps(paths(), Arbitraries.of(Mask.class)).ofMaxSize(2), paths)
        .as(FieldRules::new)
        .list()
        .ofMaxSize(3);
  }

  /** What somebody makes of what he is shown: he changes, removes, adds and moves a few things. */
  static ObjectNode edited(ObjectNode shown, long seed) {
    AtomicInteger next = new AtomicInteger(SUBMITTED);
    return edited(shown, new Random(seed), next);
  }

  private static ObjectNode edited(ObjectNode object, Random random, AtomicInteger next) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(field -> random.nextInt(8) > 0)
        .forEach(field -> result.set(field.getKey(), edited(field.getValue(), random, next)));
    if (random.nextInt(4) == 0) {
      result.set(List.of("a", "b", "c").get(random.nextInt(3)), scalar(next.getAndIncrement()));
    }
    return result;
  }

  private static JsonNode edited(JsonNode value, Random random, AtomicInteger next) {
    if (random.nextInt(8) == 0) {
      return scalar(next.getAndIncrement());
    }
    return switch (value) {
      case ObjectNode object -> edited(object, random, next);
      case ArrayNode array -> edited(array, random, next);
      default -> value;
    };
  }

  private static ArrayNode edited(ArrayNode array, Random random, AtomicInteger next) {
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode element : array) {
      if (random.nextInt(8) > 0) {
        elements.add(random.nextBoolean() ? element : edited(element, random, next));
      }
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(elements, random);
    }
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  private static ObjectNode numbered(ObjectNode tree, int from) {
    return (ObjectNode) numbered(tree, new AtomicInteger(from));
  }

  private static JsonNode numbered(JsonNode tree, AtomicInteger next) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(field -> result.set(field.getKey(), numbered(field.getValue(), next)));
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> result.add(numbered(element, next)));
        yield result;
      }
      default -> tree.isNull() ? tree : scalar(next.getAndIncrement());
    };
  }

  private static JsonNode scalar(int number) {
    return number % 3 == 0 ? IntNode.valueOf(number) : TextNode.valueOf("x" + number + "@y");
  }

  private static Arbitrary<FieldPath> paths() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of("a", "b", "c")), Tuple.of(1, JsonTrees.keys()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(FieldPath::new);
  }
}

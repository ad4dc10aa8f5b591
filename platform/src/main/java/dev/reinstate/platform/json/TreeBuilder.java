package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/**
 * Builds the tree of one document in one pass, checking everything on the way that a generic mapper
 * would only find in passes of their own, or not at all.
 */
final class TreeBuilder {

  private static final int DIGITS_OF_EVERY_INT = 9;

  private final JsonParser parser;
  private final int maxDepth;
  private final boolean storable;
  private final NumberReader numbers;

  TreeBuilder(JsonParser parser, JsonLimits limits) {
    this.parser = parser;
    this.maxDepth = limits.depth();
    this.storable = limits.storable();
    this.numbers = new NumberReader(limits);
  }

  JsonNode document() throws IOException, InvalidJsonException {
    if (parser.nextToken() == null) {
      throw new InvalidJsonException("there is no value");
    }
    JsonNode document = value(0);
    if (parser.nextToken() != null) {
      throw new InvalidJsonException("there is more after the value");
    }
    return document;
  }

  private JsonNode value(int depth) throws IOException, InvalidJsonException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(deeper(depth));
      case START_ARRAY -> array(deeper(depth));
      case VALUE_STRING -> TextNode.valueOf(checked(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.getInstance();
      default -> throw new IllegalStateException("unexpected " + parser.currentToken());
    };
  }

  private int deeper(int depth) throws InvalidJsonException {
    if (depth == maxDepth) {
      throw new InvalidJsonException("nested deeper than " + maxDepth);
    }
    return depth + 1;
  }

  private ObjectNode object(int depth) throws IOException, InvalidJsonException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      checked(name);
      if (!storable && object.has(name)) {
        throw new InvalidJsonException("the same key twice in one object");
      }
      parser.nextToken();
      object.set(name, value(depth));
    }
    return object;
  }

  private String checked(String text) throws InvalidJsonException {
    return storable ? text : JsonText.checked(text);
  }

  private ArrayNode array(int depth) throws IOException, InvalidJsonException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth));
    }
    return array;
  }

  private JsonNode number() throws IOException, InvalidJsonException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getTextLength() <= DIGITS_OF_EVERY_INT
        ? JsonNumbers.node(parser.getIntValue())
        : numbers.read(parser.getText());
  }
}

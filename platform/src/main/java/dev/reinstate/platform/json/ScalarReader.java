package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a value as people write it into a query: {@code 5} is a number, {@code Paris} a text. */
final class ScalarReader {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private final JsonFactory factory;

  ScalarReader(JsonFactory factory) {
    this.factory = factory;
  }

  JsonNode read(String text) throws InvalidJsonException {
    JsonText.checked(text);
    return switch (text) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      case "null" -> NullNode.getInstance();
      default -> numberOrText(text);
    };
  }

  private JsonNode numberOrText(String text) throws InvalidJsonException {
    return NUMBER.matcher(text).matches()
        ? new NumberReader(JsonLimits.REQUEST).read(text)
        : TextNode.valueOf(JsonText.checked(unquoted(text).orElse(text)));
  }

  private Optional<String> unquoted(String text) {
    if (!text.startsWith("\"") || !text.endsWith("\"")) {
      return Optional.empty();
    }
    try (JsonParser parser = factory.createParser(text)) {
      boolean isString = parser.nextToken() == JsonToken.VALUE_STRING;
      String content = isString ? parser.getText() : "";
      return isString && parser.nextToken() == null ? Optional.of(content) : Optional.empty();
    } catch (JsonProcessingException notQuotedThen) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

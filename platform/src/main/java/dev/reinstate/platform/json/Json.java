package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * JSON (RFC 8259) in and out. Every method may be called from any thread and never blocks.
 *
 * <p>Trees are values: nobody changes one that he did not make. Numbers keep value and digits, each
 * as the one node that {@link JsonNumbers} gives.
 */
public final class Json {

  /** The most containers within each other that a document may have. */
  public static final int MAX_DEPTH = 200;

  private static final int POOLED_BUFFERS = 32;

  private static final JsonFactory FACTORY = factory();
  private static final ScalarReader SCALARS = new ScalarReader(FACTORY);
  private static final ObjectWriter WRITER = JsonMapper.builder(FACTORY).build().writer();

  private Json() {}

  /**
   * Reads what somebody sent: one value in UTF-8, and nothing that cannot be stored.
   *
   * <p>Refused are bytes that are not UTF-8 or begin with a byte order mark, anything beyond the
   * grammar, a key twice in one object, more than one value, nesting deeper than {@link
   * #MAX_DEPTH}, NUL and lone surrogates in a key or text, numbers with more than 1,000 digits or
   * an exponent beyond +-400, and numbers that together would grow by more than 1 MiB when written
   * without exponent.
   */
  public static JsonNode read(byte[] utf8) throws InvalidJsonException {
    return read(utf8, JsonLimits.REQUEST);
  }

  /** The same for an object that has a document as the value of a key: it is one deeper. */
  public static JsonNode readAround(byte[] utf8) throws InvalidJsonException {
    return read(utf8, JsonLimits.AROUND_A_DOCUMENT);
  }

  private static JsonNode read(byte[] utf8, JsonLimits limits) throws InvalidJsonException {
    CharBuffer text = decoded(utf8);
    if (!text.isEmpty() && text.get(0) == '\uFEFF') {
      throw new InvalidJsonException("Invalid JSON: it begins with a byte order mark");
    }
    return tree(text, limits);
  }

  /**
   * Reads what the database printed: the same grammar, without the limits on numbers.
   *
   * @throws IllegalStateException if it is no JSON, which is a defect and nobody's input
   */
  public static JsonNode readStored(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return tree(parser, JsonLimits.STORED);
    } catch (InvalidJsonException e) {
      throw new IllegalStateException("stored content cannot be read", e);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The same for stored content, which is always an object. */
  public static ObjectNode readStoredObject(String json) {
    return (ObjectNode) readStored(json);
  }

  /**
   * The same where only some members matter: the others are there as the text that they are in the
   * database, good for nothing but to be written again.
   *
   * @param members as {@link #storedMembers} finds them
   * @param read the keys of those that matter
   */
  public static ObjectNode readStoredObject(Map<String, String> members, Set<String> read) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    members.forEach(
        (key, text) ->
            object.set(
                key,
                read.contains(key)
                    ? readStored(text)
                    : JsonNodeFactory.instance.rawValueNode(new RawValue(text))));
    return object;
  }

  /**
   * The text of each value of a stored content by its key, in their order. Two values with the same
   * text are the same.
   */
  public static Map<String, String> storedMembers(String json) {
    return StoredMembers.of(json);
  }

  /**
   * Reads a value out of a query: what reads as a JSON number, {@code true}, {@code false} or
   * {@code null} is one, a JSON string in double quotes is its content, all else is text as it is.
   *
   * @throws InvalidJsonException if it is a number or text that {@link #read} would refuse
   */
  public static JsonNode readScalar(String text) throws InvalidJsonException {
    return SCALARS.read(text);
  }

  /** Whether a document can hold this text: it has neither a NUL nor half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return JsonText.isStorable(text);
  }

  /** Writes without white space, keys in the tree's order, numbers with all their digits. */
  public static String write(JsonNode value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this tree has no JSON form", e);
    }
  }

  /** Strict, unlike Jackson's own decoder, which takes overlong forms and encoded surrogates. */
  private static CharBuffer decoded(byte[] utf8) throws InvalidJsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new InvalidJsonException("Invalid JSON: it is not UTF-8");
    }
  }

  private static JsonNode tree(CharBuffer text, JsonLimits limits) throws InvalidJsonException {
    try (JsonParser parser = FACTORY.createParser(text.array(), 0, text.length())) {
      return tree(parser, limits);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode tree(JsonParser parser, JsonLimits limits)
      throws IOException, InvalidJsonException {
    try {
      return new TreeBuilder(parser, limits).document();
    } catch (InvalidJsonException e) {
      throw InvalidJsonException.at(parser.currentTokenLocation(), e.getMessage());
    } catch (JsonEOFException e) {
      throw InvalidJsonException.at(parser.currentLocation(), "it ends too early");
    } catch (JsonProcessingException e) {
      throw InvalidJsonException.at(parser.currentLocation(), "this is not JSON");
    }
  }

  /**
   * Without its table of known keys (one that strangers' keys would fill, and could make collide),
   * and without its limits, which {@link TreeBuilder} checks with messages of its own.
   */
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .build();
  }
}

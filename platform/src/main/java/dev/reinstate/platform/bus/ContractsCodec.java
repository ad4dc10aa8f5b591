package dev.reinstate.platform.bus;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RestorePoint;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes every record of {@code contracts} for the way between processes: as JSON under its class
 * name. Reads nothing else. Safe for use from any thread.
 */
final class ContractsCodec {
  private static final String PACKAGE = Reply.class.getPackageName() + ".";

  private final ObjectMapper json =
      JsonMapper.builder(factory())
          .addModule(new JavaTimeModule())
          // What can be asked about a record is no component of it.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .addMixIn(Refusal.class, Typed.class)
          .addMixIn(RestorePoint.class, Typed.class)
          .addMixIn(Reply.Done.class, TypedValue.class)
          .polymorphicTypeValidator(
              BasicPolymorphicTypeValidator.builder().allowIfSubType(PACKAGE).build())
          .build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  private interface Typed {}

  private interface TypedValue {
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    @SuppressWarnings("UnusedMethod") // only its annotation is used
    Object value();
  }

  static boolean carries(Class<?> type) {
    return type.getName().startsWith(PACKAGE);
  }

  void encodeToWire(Buffer buffer, Object body) {
    encodeToWire(buffer, body, Integer.MAX_VALUE);
  }

  /**
   * The same for what may be too large.
   *
   * @param most bytes of JSON that are written
   * @return whether it has no more; otherwise the buffer is good for nothing any more
   */
  boolean encodeToWire(Buffer buffer, Object body, int most) {
    byte[] type = body.getClass().getName().getBytes(StandardCharsets.UTF_8);
    buffer.appendInt(type.length).appendBytes(type).appendInt(0);
    int start = buffer.length();
    var output = new BufferOutput(buffer, most);
    try {
      json.writeValue(output, body);
    } catch (BufferOutput.FullException full) {
      return false;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    buffer.setInt(start - 4, buffer.length() - start);
    return true;
  }

  Object decodeFromWire(int start, Buffer buffer) {
    int typeEnd = start + 4 + buffer.getInt(start);
    int bodyStart = typeEnd + 4;
    try {
      Class<?> type = typeOf(buffer.getString(start + 4, typeEnd));
      return json.readValue(buffer.getBytes(bodyStart, bodyStart + buffer.getInt(typeEnd)), type);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A document is one text in here, of any length: nobody but the service writes what is read. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
        .build();
  }

  private static Class<?> typeOf(String name) throws IOException {
    if (!name.startsWith(PACKAGE)) {
      throw new IOException("not a type of the contracts: " + name);
    }
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException unknown) {
      throw new IOException("unknown type: " + name, unknown);
    }
  }
}

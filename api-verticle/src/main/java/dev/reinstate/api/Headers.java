package dev.reinstate.api;

import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request. */
record Headers(MultiMap fields) {

  /** The value of a header that may be given once. */
  @Nullable String single(String name) {
    String value = fields.get(name);
    if (value != null && fields.getAll(name).size() > 1) {
      throw Problems.badRequest("Header given more than once", Details.of("header", name))
          .exception();
    }
    return value;
  }

  /** The beginning of a header's value, with a question mark for whatever is not plain ASCII. */
  @Nullable String printable(String name, int maxLength) {
    String value = fields.get(name);
    if (value == null || Syntax.isPrintable(value, maxLength)) {
      return value;
    }
    String beginning = value.substring(0, Math.min(value.length(), maxLength));
    return beginning.replaceAll("[^ -~]", "?");
  }

  /** The value of a header that is a list and may be given in parts (RFC 9110, section 5.3). */
  @Nullable String list(String name) {
    List<String> values = fields.getAll(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  /** The value of a header that holds UTF-8; HTTP hands its bytes over as ISO 8859-1. */
  @Nullable String utf8(String name) {
    String value = single(name);
    if (value == null) {
      return null;
    }
    try {
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problems.badRequest("Header is not UTF-8", Details.of("header", name)).exception();
    }
  }
}

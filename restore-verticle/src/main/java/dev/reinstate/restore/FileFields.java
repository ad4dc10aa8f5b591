package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.UploadedFile;
import dev.reinstate.platform.json.JsonEquality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the content of a file says of its bytes. Only those who send bytes can make it say something
 * else: whoever could write a hash could have the bytes of anybody.
 */
final class FileFields {
  static final String COLLECTION = Component.FILES.collection();
  static final String NAME = "name";
  static final String MEDIA_TYPE = "media_type";
  static final String SHA256 = "sha256";

  /** The type of bytes of which nothing is known (RFC 9110, section 8.3). */
  private static final String UNKNOWN = "application/octet-stream";

  private static final String SIZE = "size";
  private static final List<String> OF_BYTES = List.of(SIZE, SHA256);

  private FileFields() {}

  /** The content of a new file. */
  static ObjectNode of(UploadedFile file) {
    return with(JsonNodeFactory.instance.objectNode().put(MEDIA_TYPE, UNKNOWN), file);
  }

  /** The content of a file that gets other bytes. */
  static ObjectNode with(ObjectNode content, UploadedFile file) {
    ObjectNode changed = content.deepCopy();
    if (file.name() != null) {
      changed.put(NAME, file.name());
    }
    if (file.mediaType() != null) {
      changed.put(MEDIA_TYPE, file.mediaType());
    }
    return changed.put(SIZE, file.size()).put(SHA256, file.sha256());
  }

  /** The same content, saying of bytes that are other ones than any that there are. */
  static ObjectNode withOtherBytes(ObjectNode content) {
    return content.deepCopy().put(SIZE, -1).put(SHA256, "");
  }

  /**
   * Whether two contents, of this collection, are of the same bytes; of another they always are.
   */
  static boolean sameBytes(String collection, JsonNode one, JsonNode other) {
    return !collection.equals(COLLECTION)
        || OF_BYTES.stream()
            .allMatch(field -> JsonEquality.numeric(one.path(field), other.path(field)));
  }

  /** The hash in a content; null when there is none. */
  static @Nullable String sha256(JsonNode content) {
    return text(content, SHA256);
  }

  /** The text of a field; null when there is none. */
  static @Nullable String text(JsonNode content, String field) {
    return content.path(field).textValue();
  }

  /** What somebody is told who would have made a content speak of other bytes. */
  static InvalidRequest otherBytes() {
    return new InvalidRequest("size and sha256 of a file change with its bytes only");
  }

  /** What somebody is told who sends a file's document instead of its bytes. */
  static InvalidRequest noBytes() {
    return new InvalidRequest("A file is created by sending its bytes");
  }
}

package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.patch.JsonPatch;
import dev.reinstate.platform.json.patch.MergePatch;
import dev.reinstate.platform.json.patch.PatchOutcome;
import dev.reinstate.restore.PatchedContent.Invalid;
import dev.reinstate.restore.PatchedContent.Patched;
import java.nio.charset.StandardCharsets;

/** Applies patches. What comes out is held to the same limits as a document that is sent whole. */
final class Patcher {
  private final int maxSize;

  /** Takes the most bytes a document may have. */
  Patcher(int maxSize) {
    this.maxSize = maxSize;
  }

  PatchedContent apply(PatchDocument command, String content) {
    try {
      JsonNode document = Json.readStored(content);
      JsonNode patch = Json.read(command.patch().getBytes(StandardCharsets.UTF_8));
      return switch (command.format()) {
        case MERGE_PATCH -> checked(MergePatch.apply(document, patch));
        case JSON_PATCH -> patched(JsonPatch.parse(patch).apply(document, maxSize));
      };
    } catch (InvalidJsonException invalid) {
      return new Invalid(invalid.getMessage());
    }
  }

  private PatchedContent patched(PatchOutcome outcome) throws InvalidJsonException {
    return switch (outcome) {
      case PatchOutcome.Applied(JsonNode document) -> checked(document);
      case PatchOutcome.Refused(var reason, String message) -> new Invalid(message);
    };
  }

  private PatchedContent checked(JsonNode document) throws InvalidJsonException {
    if (!document.isObject()) {
      return new Invalid("The patched document must be a JSON object");
    }
    String text = Json.write(document);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > maxSize) {
      return new Invalid("The patched document would be larger than " + maxSize + " bytes");
    }
    return new Patched(Json.read(bytes), text);
  }
}

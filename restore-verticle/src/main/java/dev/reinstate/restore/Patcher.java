package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.patch.JsonPatch;
import dev.reinstate.platform.json.patch.MergePatch;
import dev.reinstate.platform.json.patch.PatchOutcome;
import dev.reinstate.restore.PatchedContent.Invalid;
import dev.reinstate.restore.PatchedContent.Patched;
import dev.reinstate.restore.PatchedContent.Unreadable;
import java.nio.charset.StandardCharsets;

/** Applies patches. What comes out is held to the same limits as a document that is sent whole. */
final class Patcher {
  private final int maxSize;

  /** Takes the most bytes a document may have. */
  Patcher(int maxSize) {
    this.maxSize = maxSize;
  }

  /**
   * Applies a patch to what its sender may edit of a document.
   *
   * @param view what he may read: an operation that reads anything else is refused, whatever is
   *     there
   */
  PatchedContent apply(PatchDocument command, View view, JsonNode document) {
    try {
      JsonNode patch = Json.read(command.patch().getBytes(StandardCharsets.UTF_8));
      return switch (command.format()) {
        case MERGE_PATCH -> checked(MergePatch.apply(document, patch));
        case JSON_PATCH -> patched(JsonPatch.parse(patch), view, document);
      };
    } catch (InvalidJsonException invalid) {
      return new Invalid(invalid.getMessage());
    }
  }

  private PatchedContent patched(JsonPatch patch, View view, JsonNode document) {
    boolean readable =
        patch.operations().stream()
            .flatMap(operation -> operation.reads().stream())
            .allMatch(pointer -> view.shows(pointer.tokens()));
    if (!readable) {
      return new Unreadable();
    }
    return switch (patch.apply(document, maxSize)) {
      case PatchOutcome.Applied(JsonNode patched) -> checked(patched);
      case PatchOutcome.Refused(var reason, String message) -> new Invalid(message);
    };
  }

  /** Holds what would be stored to the limits of documents. */
  PatchedContent checked(JsonNode document) {
    if (!document.isObject()) {
      return new Invalid("The patched document must be a JSON object");
    }
    String text = Json.write(document);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > maxSize) {
      return new Invalid("The patched document would be larger than " + maxSize + " bytes");
    }
    try {
      return new Patched(Json.read(bytes), text);
    } catch (InvalidJsonException invalid) {
      return new Invalid(String.valueOf(invalid.getMessage()));
    }
  }
}

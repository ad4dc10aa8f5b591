package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.InvalidJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the operations of a JSON Patch. Members that RFC 6902 does not know are ignored, as it
 * says.
 */
final class PatchParser {

  private PatchParser() {}

  static List<PatchOperation> operations(JsonNode patch) throws InvalidJsonException {
    if (!patch.isArray()) {
      throw new InvalidJsonException("A JSON Patch is an array of operations");
    }
    if (patch.size() > JsonPatch.MAX_OPERATIONS) {
      throw new InvalidJsonException(
          String.format(
              Locale.ROOT, "A JSON Patch has at most %,d operations", JsonPatch.MAX_OPERATIONS));
    }
    List<PatchOperation> operations = new ArrayList<>(patch.size());
    for (JsonNode operation : patch) {
      operations.add(numbered(operations.size(), operation));
    }
    return operations;
  }

  private static PatchOperation numbered(int index, JsonNode json) throws InvalidJsonException {
    try {
      return operation(json);
    } catch (InvalidJsonException e) {
      throw new InvalidJsonException(
          "Invalid JSON Patch, operation at index " + index + ": " + e.getMessage());
    }
  }

  private static PatchOperation operation(JsonNode json) throws InvalidJsonException {
    return switch (text(json, "op")) {
      case "add" -> new PatchOperation.Add(pointer(json, "path"), value(json));
      case "remove" -> remove(pointer(json, "path"));
      case "replace" -> new PatchOperation.Replace(pointer(json, "path"), value(json));
      case "move" -> move(pointer(json, "from"), pointer(json, "path"));
      case "copy" -> new PatchOperation.Copy(pointer(json, "from"), pointer(json, "path"));
      case "test" -> new PatchOperation.Test(pointer(json, "path"), value(json));
      default -> throw new InvalidJsonException("unknown op");
    };
  }

  private static PatchOperation remove(Pointer path) throws InvalidJsonException {
    if (path.isRoot()) {
      throw new InvalidJsonException("the whole document cannot be removed");
    }
    return new PatchOperation.Remove(path);
  }

  private static PatchOperation move(Pointer from, Pointer path) throws InvalidJsonException {
    if (from.contains(path)) {
      throw new InvalidJsonException("a value cannot be moved into itself");
    }
    return new PatchOperation.Move(from, path);
  }

  private static JsonNode value(JsonNode json) throws InvalidJsonException {
    if (!json.has("value")) {
      throw new InvalidJsonException("'value' is missing");
    }
    return json.get("value");
  }

  private static Pointer pointer(JsonNode json, String member) throws InvalidJsonException {
    try {
      return Pointer.parse(text(json, member));
    } catch (InvalidJsonException e) {
      throw new InvalidJsonException("'%s': %s".formatted(member, e.getMessage()));
    }
  }

  private static String text(JsonNode json, String member) throws InvalidJsonException {
    JsonNode value = json.path(member);
    if (!value.isTextual()) {
      throw new InvalidJsonException("'%s' must be there, as text".formatted(member));
    }
    return value.textValue();
  }
}

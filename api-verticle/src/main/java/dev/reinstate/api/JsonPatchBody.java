package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.patch.JsonPatch;
import dev.reinstate.platform.json.patch.PatchOperation;
import dev.reinstate.platform.json.patch.Pointer;
import java.util.List;
import java.util.Objects;

/**
 * Checks a JSON Patch. Its operations act on a document's own fields: system fields are no part of
 * what is patched, so that they can be neither changed nor read.
 */
final class JsonPatchBody {

  private static final Pointer WHOLE_DOCUMENT = new Pointer(List.of());

  private JsonPatchBody() {}

  /** Returns the patch as it was sent. */
  static String read(Body body) {
    JsonPatch patch = parsed(body.json());
    for (int i = 0; i < patch.operations().size(); i++) {
      check(patch.operations().get(i), i);
    }
    return body.text();
  }

  private static JsonPatch parsed(JsonNode body) {
    try {
      return JsonPatch.parse(body);
    } catch (InvalidJsonException e) {
      throw Problems.badRequest(Objects.requireNonNullElse(e.getMessage(), "")).exception();
    }
  }

  private static void check(PatchOperation operation, int index) {
    operation.reads().forEach(pointer -> check(pointer, index));
    operation.writes().forEach(pointer -> check(pointer, index));
    if (operation.writes().contains(WHOLE_DOCUMENT)) {
      wholeDocument(operation, index).fieldNames().forEachRemaining(name -> check(name, index));
    }
  }

  /** A field made the document could bring names along that nobody has looked at. */
  private static JsonNode wholeDocument(PatchOperation operation, int index) {
    return switch (operation) {
      case PatchOperation.Add(var path, var value) -> value;
      case PatchOperation.Replace(var path, var value) -> value;
      default ->
          throw Problems.badRequest(
                  "A field cannot be moved or copied over the whole document",
                  Details.of("index", index))
              .exception();
    };
  }

  private static void check(Pointer pointer, int index) {
    if (!pointer.isRoot()) {
      check(pointer.tokens().getFirst(), index);
    }
  }

  private static void check(String name, int index) {
    if (SystemFields.isReserved(name)) {
      throw Problems.badRequest(
              "A JSON Patch cannot touch system fields, or names that start with '_'",
              Details.of("field", name, "index", index))
          .exception();
    }
  }
}

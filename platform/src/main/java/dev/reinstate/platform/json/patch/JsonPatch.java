package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.InvalidJsonException;
import java.util.List;

/**
 * A JSON Patch (RFC 6902): operations that are carried out all, in order, or not at all.
 *
 * @param operations at most {@link #MAX_OPERATIONS} if it was parsed
 */
public record JsonPatch(List<PatchOperation> operations) {

  /** The most operations that one patch may have. */
  public static final int MAX_OPERATIONS = 1_000;

  public JsonPatch {
    operations = List.copyOf(operations);
  }

  /** Reads a patch; whether its paths exist shows only when it is applied. */
  public static JsonPatch parse(JsonNode patch) throws InvalidJsonException {
    return new JsonPatch(PatchParser.operations(patch));
  }

  /**
   * Applies the patch to a copy of the document.
   *
   * <p>Time and memory are bounded by the sizes of document and patch and by {@code maxCopied}:
   * without that bound a patch that copies the document into itself would double it each time.
   *
   * @param document not deeper than a document may be; it is not changed
   * @param maxCopied how many characters of JSON the {@code copy} operations may add in all
   */
  public PatchOutcome apply(JsonNode document, long maxCopied) {
    PatchRun run = new PatchRun(document, maxCopied);
    for (int i = 0; i < operations.size(); i++) {
      try {
        run.execute(operations.get(i));
      } catch (PatchConflict e) {
        String message = "JSON Patch, operation at index " + i + ": " + e.reason().sentence();
        return new PatchOutcome.Refused(e.reason(), message);
      }
    }
    return new PatchOutcome.Applied(run.document());
  }
}

package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.patch.PatchOutcome.Reason;

/**
 * One run of a patch over one document.
 *
 * <p>What goes in is copied first: a later operation may change it, and the patch must stay as it
 * is, for it may be applied again.
 */
final class PatchRun {

  private final PatchTarget target;
  private long copyable;

  PatchRun(JsonNode document, long copyable) {
    this.target = new PatchTarget(document.deepCopy());
    this.copyable = copyable;
  }

  JsonNode document() {
    return target.document();
  }

  void execute(PatchOperation operation) throws PatchConflict {
    switch (operation) {
      case PatchOperation.Add(Pointer path, JsonNode value) ->
          target.add(path, fitting(path, value).deepCopy());
      case PatchOperation.Remove(Pointer path) -> target.remove(path);
      case PatchOperation.Replace(Pointer path, JsonNode value) ->
          target.replace(path, fitting(path, value).deepCopy());
      case PatchOperation.Move(Pointer from, Pointer path) -> move(from, path);
      case PatchOperation.Copy(Pointer from, Pointer path) -> copy(from, path);
      case PatchOperation.Test(Pointer path, JsonNode value) -> test(path, value);
    }
  }

  private void move(Pointer from, Pointer path) throws PatchConflict {
    JsonNode value = target.get(from);
    if (from.equals(path)) {
      return;
    }
    if (path.tokens().size() > from.tokens().size()) {
      fitting(path, value);
    }
    target.add(path, target.remove(from));
  }

  private void copy(Pointer from, Pointer path) throws PatchConflict {
    JsonNode value = target.get(from);
    copyable -= Json.write(value).length();
    if (copyable < 0) {
      throw new PatchConflict(Reason.TOO_LARGE);
    }
    target.add(path, fitting(path, value).deepCopy());
  }

  private void test(Pointer path, JsonNode value) throws PatchConflict {
    if (!JsonEquality.numeric(target.get(path), value)) {
      throw new PatchConflict(Reason.TEST_FAILED);
    }
  }

  private static JsonNode fitting(Pointer path, JsonNode value) throws PatchConflict {
    if (path.tokens().size() + depth(value) > Json.MAX_DEPTH) {
      throw new PatchConflict(Reason.TOO_DEEP);
    }
    return value;
  }

  private static int depth(JsonNode node) {
    int children = 0;
    for (JsonNode child : node) {
      children = Math.max(children, depth(child));
    }
    return node.isContainerNode() ? children + 1 : 0;
  }
}

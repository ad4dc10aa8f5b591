package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One operation of a JSON Patch (RFC 6902, section 4). */
public sealed interface PatchOperation {

  /** Where it acts. */
  Pointer path();

  /**
   * The places whose content shows in what it does: of {@code test}, {@code copy}, {@code move}.
   */
  List<Pointer> reads();

  /** The places it changes. */
  List<Pointer> writes();

  /** Inserts into an array, or sets a member, there or not. */
  record Add(Pointer path, JsonNode value) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of();
    }

    @Override
    public List<Pointer> writes() {
      return List.of(path);
    }
  }

  /** Takes away what must be there. */
  record Remove(Pointer path) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of();
    }

    @Override
    public List<Pointer> writes() {
      return List.of(path);
    }
  }

  /** Sets what must be there. */
  record Replace(Pointer path, JsonNode value) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of();
    }

    @Override
    public List<Pointer> writes() {
      return List.of(path);
    }
  }

  /** Takes away and adds elsewhere. */
  record Move(Pointer from, Pointer path) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of(from);
    }

    @Override
    public List<Pointer> writes() {
      return List.of(from, path);
    }
  }

  /** Adds what is elsewhere. */
  record Copy(Pointer from, Pointer path) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of(from);
    }

    @Override
    public List<Pointer> writes() {
      return List.of(path);
    }
  }

  /** Goes on only if the value is there; numbers are compared by value. */
  record Test(Pointer path, JsonNode value) implements PatchOperation {
    @Override
    public List<Pointer> reads() {
      return List.of(path);
    }

    @Override
    public List<Pointer> writes() {
      return List.of();
    }
  }
}

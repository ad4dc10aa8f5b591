package dev.reinstate.worker.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A change that a worker is asked about.
 *
 * @param collection of the document
 * @param action {@code create}, {@code update}, {@code delete} or {@code restore}
 * @param before the document as it is, a JSON object; null for {@code create} and for a {@code
 *     restore} of a deleted one
 * @param after the document as it would become, a JSON object; null for {@code delete}
 */
public record HookExample(
    String collection, String action, @Nullable String before, @Nullable String after) {

  /** A document is created. */
  public static HookExample create(String collection, String after) {
    return new HookExample(collection, "create", null, after);
  }

  /** A document is replaced or patched. */
  public static HookExample update(String collection, String before, String after) {
    return new HookExample(collection, "update", before, after);
  }

  /** A document is deleted. */
  public static HookExample delete(String collection, String before) {
    return new HookExample(collection, "delete", before, null);
  }

  /** A document, or a deleted one, is brought back to what it was. */
  public static HookExample restore(String collection, @Nullable String before, String after) {
    return new HookExample(collection, "restore", before, after);
  }

  /**
   * This change, as one that a worker makes something of.
   *
   * @param data what it has to answer: the whole document, system fields aside, every number with
   *     these digits
   */
  public Modified becoming(String data) {
    return new Modified(this, data);
  }

  /** Another change with the same document. */
  HookExample as(String otherAction) {
    String document = after == null ? before : after;
    return new HookExample(
        collection,
        otherAction,
        otherAction.equals("create") ? null : document,
        otherAction.equals("delete") ? null : document);
  }

  /** A change and what a worker makes of it. */
  public record Modified(HookExample example, String data) {}
}

package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What came of one hook. */
sealed interface HookResult {

  /**
   * The change may go on.
   *
   * @param changed what would be stored now; null where that is what it was
   */
  record Passed(@Nullable ObjectNode changed) implements HookResult {}

  /** The change must not be made; {@code message} is for the caller. */
  record Rejected(String message) implements HookResult {}

  /** It could not do its work; {@code reason} is for the log, and has nothing of the document. */
  record Troubled(String reason) implements HookResult {}

  /** There is too much for it to do. What it would say is not known, and trying later can help. */
  record Busy() implements HookResult {}

  /** It was not asked, since nothing would come of it. */
  record NotEvaluated() implements HookResult {}
}

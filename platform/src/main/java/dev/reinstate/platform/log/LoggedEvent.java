package dev.reinstate.platform.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param seq its number; not dense, and between documents not in order of commit
 * @param type what happened
 * @param at when, to the microsecond
 * @param space the space it happened in
 * @param collection the collection it happened in
 * @param documentId the document it happened to; null when a refused attempt had named none yet
 * @param version the version it made; null when it made none
 * @param restoredFrom for a restore: the version that was brought back, or was to be
 * @param before the document's state before; null when there was none
 * @param after the document's state after; null when it was deleted, or nothing was changed
 * @param context who, from where and why
 */
public record LoggedEvent(
    long seq,
    EventType type,
    Instant at,
    String space,
    String collection,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer restoredFrom,
    @Nullable State before,
    @Nullable State after,
    EventContext context) {

  /** The id by which everybody outside knows this event; no other event has it. */
  public String id() {
    return Long.toString(seq);
  }

  /**
   * A state of a document. Immutable in the database, too.
   *
   * @param content its number there
   * @param sha256 of the text, 64 hexadecimal digits
   * @param text the content as JSON text; null when it was not asked for
   */
  public record State(long content, String sha256, @Nullable String text) {
    /** The content as JSON text, of an event that was read with it. */
    public String data() {
      if (text == null) {
        throw new IllegalStateException("read without states");
      }
      return text;
    }
  }
}

package dev.reinstate.restore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a change. All but {@link Committed} left no trace. */
sealed interface ChangeOutcome {

  /**
   * The change is durable.
   *
   * @param doc the document's number in the database
   * @param version the new head
   * @param at when, to the microsecond
   * @param createdAt when the document was first created
   * @param createdBy who first created it
   * @param versions how many versions the document has now
   * @param content where the new content is stored; null for a deletion
   * @param data the new content, unless it is too large to come along; null for a deletion, too
   * @param kept the keys of fields that kept their value by the change's {@link HeadTerms}, sorted
   */
  record Committed(
      long doc,
      int version,
      Instant at,
      Instant createdAt,
      String createdBy,
      int versions,
      @Nullable Long content,
      @Nullable String data,
      List<String> kept)
      implements ChangeOutcome {
    /** Keeps its own copy. */
    public Committed {
      kept = List.copyOf(kept);
    }
  }

  /** There is no such space, or it is deleted. */
  record SpaceMissing() implements ChangeOutcome {}

  /** Somebody has the space for himself, or had until just now: it is worth another attempt. */
  record SpaceBusy() implements ChangeOutcome {}

  /** It has waited in vain for what it needs beside the space; the reason is for people. */
  record NoPlace(String reason) implements ChangeOutcome {}

  /** What the document belongs to is not there; {@code parent} is null when it names nothing. */
  record ParentMissing(@Nullable String parent) implements ChangeOutcome {}

  /** There is no such document, or it is deleted and the change needs a live one. */
  record Missing() implements ChangeOutcome {}

  /** A live document of that id exists. */
  record Exists() implements ChangeOutcome {}

  /** The head is no longer the one the change was made for. */
  record HeadMoved(int head) implements ChangeOutcome {}

  /** The head is not as the change's {@link HeadTerms} require. */
  record Forbidden() implements ChangeOutcome {}

  /**
   * The commit could not hold the head to the change's {@link HeadTerms}: it is deleted, or has
   * only just been made. Somebody has to read the document.
   */
  record Unread() implements ChangeOutcome {}

  /** The head is not one the caller expects. */
  record PreconditionFailed(int head) implements ChangeOutcome {}

  /** The version to restore does not exist, or no longer. */
  record NoVersion() implements ChangeOutcome {}

  /** The version to restore records a deletion. */
  record TargetIsDeletion() implements ChangeOutcome {}

  /** The idempotency key was used by the same request before. */
  record Replayed() implements ChangeOutcome {}

  /** The idempotency key was used by another request before. */
  record KeyReused() implements ChangeOutcome {}

  /**
   * The version to restore was committed while the lock was waited for: a new statement will see
   * it.
   */
  record NotVisibleYet() implements ChangeOutcome {}
}

package dev.reinstate.audit;

import dev.reinstate.audit.FoundEntry.Contents;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain entry by entry, from the first on, and remembers no more than the last. Belongs to
 * one verification.
 */
final class ChainCheck {
  /** Knows all of the chain. Asked only when something does not fit. */
  interface Trail {
    /** The place of the entry with this hash, wherever it stands now; null when there is none. */
    @Nullable Long placeOf(String hash);

    /** Whether the chain ends earlier than it was left. */
    boolean isShort();
  }

  private final Trail trail;
  private ChainEnd last = ChainEnd.NONE;

  ChainCheck(Trail trail) {
    this.trail = trail;
  }

  /** The last entry that fits. */
  ChainEnd last() {
    return last;
  }

  /**
   * Goes on to the next entry there is.
   *
   * @return what does not fit; null when all does
   */
  @Nullable Problem next(FoundEntry entry) {
    long place = last.seq() + 1;
    if (entry.seq() < place) {
      return new Problem(entry.seq(), Kind.REORDERED, "It stands before the first place");
    }
    if (entry.seq() > place) {
      return new Problem(place, Kind.MISSING, missing(place, entry.seq() - 1));
    }
    Problem problem = edited(entry);
    if (problem == null && !entry.previousHash().equals(last.hash())) {
      problem = unlinked(entry);
    }
    if (problem == null) {
      last = new ChainEnd(place, entry.hash());
    }
    return problem;
  }

  private static @Nullable Problem edited(FoundEntry entry) {
    if (entry.contents() != Contents.INTACT) {
      String what = entry.contents() == Contents.GONE ? "is gone" : "is not what it was";
      return new Problem(entry.seq(), Kind.EDITED, "A content that it refers to " + what);
    }
    return entry.recomputed().equals(entry.hash())
        ? null
        : new Problem(entry.seq(), Kind.EDITED, "Its hash is not the one that its columns give");
  }

  /** The entry is as it was written, but was chained to another than the one before it. */
  private Problem unlinked(FoundEntry entry) {
    long place = entry.seq();
    Long chainedTo = chainedTo(entry);
    if (chainedTo != null) {
      return new Problem(place, Kind.REORDERED, belongs(chainedTo));
    }
    if (place == 1 || trail.isShort()) {
      return new Problem(place, Kind.MISSING, "The entry that was written before it is not there");
    }
    return new Problem(
        place - 1,
        Kind.EDITED,
        "Its hash was computed anew: it is not the one that the next entry is chained to");
  }

  private @Nullable Long chainedTo(FoundEntry entry) {
    if (entry.previousHash().equals(EntryHash.NONE)) {
      return 0L;
    }
    return trail.placeOf(entry.previousHash());
  }

  private static String belongs(long chainedTo) {
    return chainedTo == 0
        ? "It was written as the first entry"
        : "It was written after what is now entry " + chainedTo;
  }

  private static String missing(long from, long to) {
    return from == to
        ? "It is not there, though later ones are"
        : "The entries " + from + " to " + to + " are not there, though later ones are";
  }
}

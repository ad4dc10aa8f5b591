package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What became of a recomputation of the audit trail.
 *
 * @param entries how many entries have been looked at
 * @param problem the first that does not fit; null: all do
 */
public record AuditVerification(long entries, @Nullable Problem problem) {

  /** Whether all fits. */
  public boolean valid() {
    return problem == null;
  }

  /**
   * An entry that does not fit.
   *
   * @param seq its place in the chain, or the one where it should be
   * @param kind in what way
   * @param message the same for people; holds no content of a document
   */
  public record Problem(long seq, Kind kind, String message) {}

  /** In what way an entry can fail to fit; the words of the answers. */
  public enum Kind {
    /** It is not what it was when its hash was computed. */
    EDITED,
    /** It is not there, though later ones are. */
    MISSING,
    /** It stands in another's place. */
    REORDERED,
    /** It and all after it are not there. */
    CUT,
    /**
     * It fits the chain, but not what was signed or kept elsewhere, or not what was committed: the
     * chain has been computed anew.
     */
    FORGED
  }
}

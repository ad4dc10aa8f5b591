package dev.reinstate.audit;

/**
 * An entry as a verification finds it.
 *
 * @param hash as it stands there
 * @param recomputed the hash that its columns give
 * @param contents what became of the contents that it refers to
 * @param commit what became of the commit that it tells of
 */
record FoundEntry(
    long seq,
    String previousHash,
    String hash,
    String recomputed,
    Contents contents,
    Commit commit) {

  /** What became of the contents an entry refers to. */
  enum Contents {
    /** All are what they were. */
    INTACT,
    /** One no longer has the SHA-256 it is kept with. */
    CHANGED,
    /** One is not there. */
    GONE
  }

  /** What became of the commit an entry tells of. */
  enum Commit {
    /** It is there, and says the same; or it tells of none; or retention has taken it. */
    FITS,
    /** There is no such version. */
    MISSING,
    /** The version was made by somebody else, at another time, or otherwise. */
    DIFFERS,
    /** It is that of a whole space, which is not one version: {@link RestoreCheck} looks at it. */
    OF_SPACE
  }
}

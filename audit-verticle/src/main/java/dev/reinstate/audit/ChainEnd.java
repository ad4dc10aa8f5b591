package dev.reinstate.audit;

/**
 * Where a chain ends.
 *
 * @param seq of its last entry; 0 when it has none
 * @param hash of that entry
 */
record ChainEnd(long seq, String hash) {
  /** Of a chain without entries. */
  static final ChainEnd NONE = new ChainEnd(0, EntryHash.NONE);
}

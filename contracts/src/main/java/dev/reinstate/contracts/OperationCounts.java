package dev.reinstate.contracts;

/**
 * How many documents a restore of a space brings back to life, changes, and deletes.
 *
 * @param create deleted now, alive then
 * @param update alive now and then, with another content
 * @param delete alive now, not there then
 */
public record OperationCounts(long create, long update, long delete) {
  /** All together. */
  public long total() {
    return create + update + delete;
  }
}

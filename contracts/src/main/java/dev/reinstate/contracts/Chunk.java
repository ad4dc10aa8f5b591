package dev.reinstate.contracts;

/**
 * A piece of a file: of each file every one but the last has {@link #SIZE} bytes.
 *
 * @param data nobody changes it; a copy of each would cost more than it protects
 */
@SuppressWarnings("ArrayRecordComponent") // chunks are carried, and never compared
public record Chunk(byte[] data) {
  /** The bytes of a full chunk. */
  public static final int SIZE = 256 * 1024;
}

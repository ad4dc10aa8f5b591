package dev.reinstate.platform.bus;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;

/** Appends to a buffer, until so much has been written. */
final class BufferOutput extends OutputStream {
  /** There is more to write than may be. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Buffer buffer;
  private int left;

  /**
   * Has written nothing yet.
   *
   * @param most in bytes
   */
  BufferOutput(Buffer buffer, int most) {
    this.buffer = buffer;
    this.left = most;
  }

  @Override
  public void write(int one) throws IOException {
    take(1);
    buffer.appendByte((byte) one);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    take(length);
    buffer.appendBytes(bytes, start, length);
  }

  private void take(int length) throws FullException {
    if (length > left) {
      throw new FullException();
    }
    left -= length;
  }
}

package dev.reinstate.platform.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Hands records of {@code contracts} over as they are: they do not change. None of them comes from
 * outside the process this way, or leaves it: between processes they go sealed.
 */
final class WithinProcessCodec implements MessageCodec<Object, Object> {

  @Override
  public void encodeToWire(Buffer buffer, Object body) {
    throw new UnsupportedOperationException("only within a process");
  }

  @Override
  public Object decodeFromWire(int start, Buffer buffer) {
    throw new UnsupportedOperationException("only within a process");
  }

  @Override
  public Object transform(Object body) {
    return body;
  }

  @Override
  public String name() {
    return "reinstate-contracts";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}

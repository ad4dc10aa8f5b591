package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Reply;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process answers to a command of another one.
 *
 * @param reply null: the command was not begun, and may be sent to somebody else
 */
record CarriedReply(@Nullable Reply<?> reply) implements Carried {
  private static final byte NOT_BEGUN = 0;
  private static final byte ANSWERED = 1;

  @Override
  public Optional<Buffer> write(ContractsCodec codec, int most) {
    if (reply == null) {
      return Optional.of(Buffer.buffer().appendByte(NOT_BEGUN));
    }
    Buffer content = Buffer.buffer().appendByte(ANSWERED);
    return codec.encodeToWire(content, reply, most) ? Optional.of(content) : Optional.empty();
  }

  static CarriedReply read(ContractsCodec codec, Buffer content) {
    return new CarriedReply(
        content.getByte(0) == ANSWERED ? (Reply<?>) codec.decodeFromWire(1, content) : null);
  }
}

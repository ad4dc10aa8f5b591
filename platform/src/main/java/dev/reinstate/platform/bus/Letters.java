package dev.reinstate.platform.bus;

import dev.reinstate.platform.VirtualThreads;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/**
 * Writes and seals what goes to other processes. What is large is written, sealed, opened and read
 * on threads of its own: on an event loop it would hold up everybody else's. Safe for use from any
 * thread.
 */
final class Letters {
  /** In bytes. What has more takes milliseconds, and is large. */
  static final int LARGE = 128 * 1024;

  private final CommandSeal seal;
  private final ContractsCodec codec;

  Letters(CommandSeal seal, ContractsCodec codec) {
    this.seal = seal;
    this.codec = codec;
  }

  /**
   * Writes and seals.
   *
   * @return completes at once when it is not large; fails when it cannot be written
   */
  Future<Buffer> write(Envelope envelope, UUID recipient, Carried content) {
    try {
      return content
          .write(codec, LARGE)
          .map(small -> Future.succeededFuture(seal.seal(envelope, recipient, small)))
          .orElseGet(
              () -> VirtualThreads.run(() -> seal.seal(envelope, recipient, content.write(codec))));
    } catch (RuntimeException unwritable) {
      return Future.failedFuture(unwritable);
    }
  }

  /** Has a message opened and read: by the caller when it is not large. */
  static void read(Buffer wire, Runnable reading) {
    if (wire.length() > LARGE) {
      VirtualThreads.run(
          () -> {
            reading.run();
            return wire;
          });
    } else {
      reading.run();
    }
  }
}

package dev.reinstate.platform.bus;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What goes to another process. */
interface Carried {

  /**
   * Writes it, if it does not get too large.
   *
   * @param most bytes of its content
   * @return empty when it has more
   */
  Optional<Buffer> write(ContractsCodec codec, int most);

  /** Writes it, however large it is. */
  default Buffer write(ContractsCodec codec) {
    return write(codec, Integer.MAX_VALUE).orElseThrow();
  }
}

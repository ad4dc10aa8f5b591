package dev.reinstate.api;

import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.SpaceRestore;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * A restore of a space that somebody watches.
 *
 * @param first how far it was at the beginning
 * @param reader tells how far it is
 * @param expiresAt when the stream ends at the latest
 */
record ProgressSubscription(SpaceRestore first, Reader reader, Instant expiresAt) {

  /** Asks how far the restore is. */
  interface Reader {
    Future<Reply<SpaceRestore>> read();
  }
}

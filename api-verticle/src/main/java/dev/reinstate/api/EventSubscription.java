package dev.reinstate.api;

import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What an event stream is to carry.
 *
 * @param first the events to begin with
 * @param pages where the next ones come from
 * @param expiresAt when it ends at the latest
 */
record EventSubscription(EventPage first, Pages pages, Instant expiresAt) {

  /** Asks for the events behind a position. */
  interface Pages {
    Future<Reply<EventPage>> behind(String position);
  }
}

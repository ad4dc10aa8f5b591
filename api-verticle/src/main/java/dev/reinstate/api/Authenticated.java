package dev.reinstate.api;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Guest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verified token.
 *
 * @param actor who asks
 * @param expiresAt from this moment on the token is worth nothing
 * @param guest whose token the service made itself, good as long as he is not removed; null for
 *     everybody else
 */
record Authenticated(Actor actor, Instant expiresAt, @Nullable Guest guest) {

  /** Who asks where nobody is asked for a token. */
  static final Authenticated ANYBODY =
      new Authenticated(new Actor("", List.of(), "{}"), Instant.MAX);

  /** Of somebody who is no guest. */
  Authenticated(Actor actor, Instant expiresAt) {
    this(actor, expiresAt, null);
  }
}

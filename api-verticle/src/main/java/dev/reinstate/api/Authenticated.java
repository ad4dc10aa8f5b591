package dev.reinstate.api;

import dev.reinstate.contracts.Actor;
import java.time.Instant;

/**
 * A verified token.
 *
 * @param actor who asks
 * @param expiresAt from this moment on the token is worth nothing
 */
record Authenticated(Actor actor, Instant expiresAt) {}

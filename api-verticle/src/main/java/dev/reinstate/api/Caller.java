package dev.reinstate.api;

import dev.reinstate.contracts.Guest;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests are counted together: all of one user, whatever token they come with. Tokens are
 * renewed, and made at will by whoever may have them made, so a fresh one is no fresh caller.
 *
 * @param user the id that policies know him by
 * @param guestOf the space whose guest he is, where his id is good; null for everybody else
 */
record Caller(String user, @Nullable String guestOf) {

  static Caller of(Authenticated sender) {
    Guest guest = sender.guest();
    return new Caller(sender.actor().id(), guest == null ? null : guest.space());
  }
}

package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;

/** What a sender is told when no worker has answered him. */
final class Unanswered {
  private Unanswered() {}

  /** Nobody was there to do it. */
  static <T> Reply<T> noWorker(Address<?, T> address) {
    return new Refused<>(new Unavailable("no " + address.role().word() + " worker"));
  }

  /** Those who were there have not begun it: they were too busy or leaving, or cannot read it. */
  static <T> Reply<T> notTaken(Address<?, T> address) {
    return new Refused<>(new Unavailable("no " + address.role().word() + " worker could take it"));
  }

  /** It was done, and what came of it cannot be read or written. */
  static <T> Reply<T> broken() {
    return new Refused<>(new Failed("unexpected failure"));
  }

  /** Whether it was done is not known. */
  static <T> Reply<T> notInTime() {
    return new Refused<>(new Failed("no answer in time"));
  }
}

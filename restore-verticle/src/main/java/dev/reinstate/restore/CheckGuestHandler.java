package dev.reinstate.restore;

import dev.reinstate.contracts.CheckGuest;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;

/** Tells whether the token of a guest is still good, before anything is done with it. */
final class CheckGuestHandler {
  private final GuestStore guests;

  CheckGuestHandler(GuestStore guests) {
    this.guests = guests;
  }

  Reply<Guest> handle(CheckGuest command) {
    return guests.isWelcome(command.guest()).await()
        ? new Done<>(command.guest())
        : new Refused<>(new NotFound("No such guest"));
  }
}

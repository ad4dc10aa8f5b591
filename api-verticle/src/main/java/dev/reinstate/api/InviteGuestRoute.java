package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.InviteGuest;
import dev.reinstate.platform.json.Microseconds;

/** Makes a token for a guest, where he may have one. */
final class InviteGuestRoute implements BusRoute<InviteGuest, Guest> {

  private final GuestTokens tokens;

  InviteGuestRoute(GuestTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Address<InviteGuest, Guest> address() {
    return Addresses.INVITE_GUEST;
  }

  @Override
  public InviteGuest command(Call call) {
    return new InviteGuest(call.context(), call.space(), call.document().id());
  }

  @Override
  public Answer answer(Call call, Guest guest) {
    IssuedToken issued = tokens.issue(guest);
    return Answer.json(
            200,
            JsonBuffer.of(
                json -> {
                  json.writeStartObject();
                  json.writeStringField("token", issued.token());
                  json.writeStringField("expires_at", Microseconds.write(issued.expiresAt()));
                  json.writeEndObject();
                }))
        .with("Cache-Control", "no-store");
  }
}

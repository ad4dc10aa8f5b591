package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.InviteGuest;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Subject;

/**
 * Lets a live user of a live space have a token as a guest, if whoever asks may update that user
 * and the space lets in guests of his kind. Changes nothing.
 */
final class InviteGuestHandler {
  private final Access access;
  private final DocumentStore documents;

  InviteGuestHandler(Access access, DocumentStore documents) {
    this.access = access;
    this.documents = documents;
  }

  Reply<Guest> handle(InviteGuest command) {
    var user = new DocumentKey(command.space(), Component.USERS.collection(), command.user());
    return access.onLiveDocument(
        access.to(Action.UPDATE, command.context(), user), user, this::invite);
  }

  private Reply<Guest> invite(Admitted admitted, StoredDocument user, Subject current) {
    String name = user.key().space();
    StoredDocument space = documents.read(DocumentKey.ofSpace(name)).await();
    if (space == null || space.deleted()) {
      return new Refused<>(new SpaceNotFound(name));
    }
    return letsIn(space, current.content().path("access"))
        ? new Done<>(new Guest(name, user.key().id(), user.head()))
        : new Refused<>(admitted.forbidden());
  }

  private static boolean letsIn(StoredDocument space, JsonNode access) {
    JsonNode allowed = Json.readStoredObject(space.content()).path("guest_authentication");
    return allowed instanceof ArrayNode kinds
        && kinds.valueStream().anyMatch(kind -> kind.isTextual() && kind.equals(access));
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CheckGuest;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.InviteGuest;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be a guest of a space, and for how long. */
class GuestsIT {
  private static final String BOTH =
      "{\"guest_authentication\": [\"shared_link\", \"magic_link\"]}";
  private static final String BY_MAGIC = "{\"access\": \"magic_link\"}";
  private static final Forbidden FORBIDDEN = new Forbidden(Action.UPDATE, "users");

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aUserOfASpaceThatLetsInHisKindIsInvitedAsHeIs() {
    DocumentKey user = user("open", BOTH, BY_MAGIC);
    service.patch(user, "{\"name\": \"Ann\"}");

    assertThat(invite(user)).isEqualTo(new Guest("open", "ann", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"guest_authentication\": []}",
        "{\"guest_authentication\": [\"shared_link\"]}"
      })
  void aSpaceLetsInTheKindsItNamesOnly(String space) {
    DocumentKey user = user("closed-" + space.length(), space, BY_MAGIC);

    assertThat(refusal("admin", user)).isEqualTo(FORBIDDEN);
  }

  @Test
  void aUserWithoutAnyAccessIsNotInvited() {
    assertThat(refusal("admin", user("no-access", BOTH, "{}"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void whoMayNotUpdateThisUserMayNotInviteHim() {
    DocumentKey byMagic = user("inviting", BOTH, BY_MAGIC);
    DocumentKey byLink = new DocumentKey("inviting", "users", "bob");
    service.create(byLink, "{\"access\": \"shared_link\"}");

    assertThat(service.ask(Addresses.INVITE_GUEST, command("inviter", byMagic)))
        .isEqualTo(new Reply.Done<>(new Guest("inviting", "ann", 1)));
    assertThat(refusal("inviter", byLink)).isEqualTo(FORBIDDEN);
    assertThat(refusal("visitor", byMagic)).isEqualTo(FORBIDDEN);
  }

  @Test
  void whoIsNotThereIsNotInvited() {
    DocumentKey user = user("missing", BOTH, BY_MAGIC);
    DocumentKey other = new DocumentKey("missing", "users", "nobody");
    service.delete(user);

    assertThat(refusal("admin", user)).isEqualTo(new DocumentNotFound(user));
    assertThat(refusal("admin", other)).isEqualTo(new DocumentNotFound(other));
    assertThat(refusal("admin", new DocumentKey("nowhere", "users", "ann")))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void aGuestIsWelcomeAlsoAfterHeWasChanged() {
    DocumentKey user = user("changed", BOTH, BY_MAGIC);
    Guest guest = invite(user);
    service.patch(user, "{\"name\": \"Ann\"}");
    service.restore(user, 1);

    assertThat(isWelcome(guest)).isTrue();
  }

  @Test
  void aGuestWhoWasRemovedIsNotWelcomeAnyMoreNeitherAfterHeWasBroughtBack() {
    DocumentKey user = user("removed", BOTH, BY_MAGIC);
    Guest guest = invite(user);
    service.delete(user);

    assertThat(isWelcome(guest)).isFalse();

    service.restore(user, 1);
    assertThat(isWelcome(guest)).isFalse();
    assertThat(isWelcome(invite(user))).isTrue();
  }

  @Test
  void aGuestWhoWasRemovedAndCreatedAgainIsAnotherOne() {
    DocumentKey user = user("again", BOTH, BY_MAGIC);
    Guest guest = invite(user);
    service.delete(user);
    service.create(user, BY_MAGIC);

    assertThat(isWelcome(guest)).isFalse();
    assertThat(isWelcome(invite(user))).isTrue();
  }

  @Test
  void aDeletedSpaceHasNoGuests() {
    Guest guest = invite(user("gone", BOTH, BY_MAGIC));
    service.delete(DocumentKey.ofSpace("gone"));

    assertThat(isWelcome(guest)).isFalse();
  }

  @Test
  void aGuestIsWelcomeInHisOwnSpaceOnly() {
    invite(user("one", BOTH, BY_MAGIC));
    service.createSpace("other");

    assertThat(isWelcome(new Guest("other", "ann", 1))).isFalse();
    assertThat(isWelcome(new Guest("nowhere", "ann", 1))).isFalse();
  }

  @Test
  void ofManyWhoComeAtTheSameTimeEachGetsHisOwnAnswer() {
    Guest welcome = invite(user("busy", BOTH, BY_MAGIC));
    var asked = new ArrayList<Future<Reply<Guest>>>();
    for (int n = 0; n < 300; n++) {
      Guest guest = n % 3 == 0 ? welcome : new Guest("busy", "stranger-" + n, 1);
      asked.add(service.send(Addresses.CHECK_GUEST, new CheckGuest(as(), guest)));
    }
    List<Reply<Guest>> replies = asked.stream().map(RestoreFixture::await).toList();

    for (int n = 0; n < 300; n++) {
      assertThat(replies.get(n) instanceof Reply.Done).isEqualTo(n % 3 == 0);
    }
  }

  /** A user called ann in a new space. */
  private static DocumentKey user(String space, String spaceContent, String content) {
    var key = new DocumentKey(space, "users", "ann");
    service.create(DocumentKey.ofSpace(space), spaceContent);
    service.create(key, content);
    return key;
  }

  private static InviteGuest command(String role, DocumentKey user) {
    return new InviteGuest(as(role), user.space(), user.id());
  }

  private static Guest invite(DocumentKey user) {
    return service.done(Addresses.INVITE_GUEST, command("admin", user));
  }

  private static Refusal refusal(String role, DocumentKey user) {
    return service.refusal(Addresses.INVITE_GUEST, command(role, user));
  }

  private static boolean isWelcome(Guest guest) {
    Reply<Guest> reply = service.ask(Addresses.CHECK_GUEST, new CheckGuest(as(), guest));
    if (reply instanceof Reply.Done<Guest>(Guest same, boolean replayed)) {
      assertThat(same).isEqualTo(guest);
      return true;
    }
    assertThat(RestoreFixture.refusal(reply)).isEqualTo(new NotFound("No such guest"));
    return false;
  }
}

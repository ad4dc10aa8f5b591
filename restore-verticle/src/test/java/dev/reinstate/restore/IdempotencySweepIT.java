package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply.Done;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdempotencySweepIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aKeyIsForgottenAfterADay() {
    CreateDocument command = creation(employee("forgotten"), "forgotten");
    service.done(Addresses.CREATE_DOCUMENT, command);
    age("forgotten", 25);

    sweep();

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, command))
        .isEqualTo(new AlreadyExists(employee("forgotten"), null));
  }

  @Test
  void aKeyIsKnownForADay() {
    CreateDocument command = creation(employee("known"), "known");
    service.done(Addresses.CREATE_DOCUMENT, command);
    age("known", 23);

    sweep();

    assertThat(service.ask(Addresses.CREATE_DOCUMENT, command))
        .isInstanceOfSatisfying(Done.class, done -> assertThat(done.replayed()).isTrue());
  }

  @Test
  void aResultIsKnownThoughItsVersionIsPruned() {
    DocumentKey key = in("notes", "kept");
    service.create(key, "{}");
    var command = new ReplaceDocument(as("admin"), withKey("kept", "same"), key, "{\"n\": 1}");
    Object first = service.done(Addresses.REPLACE_DOCUMENT, command);
    service.replace(key, "{}");
    Awaitility.await()
        .until(() -> service.number("select oldest from document where id = 'kept'") == 3);

    assertThat(service.ask(Addresses.REPLACE_DOCUMENT, command)).isEqualTo(new Done<>(first, true));
  }

  private static CreateDocument creation(DocumentKey key, String idempotencyKey) {
    String content = "{\"of\": \"" + key.id() + "\"}";
    return new CreateDocument(
        as("admin"),
        withKey(idempotencyKey, "same"),
        key.space(),
        key.collection(),
        new NewDocument(key.id(), content));
  }

  private static void age(String key, int hours) {
    service.rows(
        "update idempotency set at = at - interval '%d hours' where key = '%s'"
            .formatted(hours, key));
  }

  private static void sweep() {
    service.doNow(new IdempotencySweep(service.pg));
  }
}

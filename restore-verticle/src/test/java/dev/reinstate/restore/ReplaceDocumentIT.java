package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.WriteOptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReplaceDocumentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void theNewContentIsAllThereIs() {
    DocumentKey key = employee("whole");
    Document created = service.create(key, "{\"gone\": 1, \"kept\": 1}");

    Document replaced = service.replace(key, "{\"kept\": 2}");

    assertThat(replaced.content()).isEqualTo("{\"kept\": 2}");
    assertThat(replaced.version()).isEqualTo(2);
    assertThat(replaced.createdAt()).isEqualTo(created.createdAt());
    assertThat(service.read(key)).isEqualTo(replaced);
  }

  @Test
  void theReasonIsKeptWithTheVersion() {
    DocumentKey key = employee("reason");
    service.create(key, "{}");
    var because = new WriteOptions(null, null, "a rise");

    service.done(
        Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), because, key, "{\"n\": 1}"));

    assertThat(service.versions(key).getFirst())
        .extracting("action", "changeReason", "updatedBy")
        .containsExactly(VersionAction.UPDATE, "a rise", "alice");
  }

  @Test
  void aMissingDocumentIsNotCreated() {
    assertThat(refusal(employee("missing"), PLAIN, "{}"))
        .isEqualTo(new DocumentNotFound(employee("missing")));

    assertThat(service.number("select count(*) from document where id = 'missing'")).isZero();
  }

  @Test
  void aDeletedDocumentIsMissing() {
    DocumentKey key = employee("deleted");
    service.create(key, "{}");
    service.delete(key);

    assertThat(refusal(key, PLAIN, "{}")).isEqualTo(new DocumentNotFound(key));

    assertThat(service.versions(key)).hasSize(2);
  }

  @Test
  void anUnmetPreconditionNamesTheCurrentVersion() {
    DocumentKey key = employee("unmet");
    service.create(key, "{}");

    assertThat(refusal(key, ifMatch(2), "{}")).isEqualTo(new PreconditionFailed(key, 1));
  }

  @Test
  void aPreconditionThatNamesNoVersionIsNeverMet() {
    DocumentKey key = employee("never");
    service.create(key, "{}");

    assertThat(refusal(key, ifMatch(), "{}")).isEqualTo(new PreconditionFailed(key, 1));
  }

  @Test
  void whatDoesNotFitTheSchemaIsRefused() {
    DocumentKey key = in("typed", "misfit");
    service.create(key, "{\"salary\": 1}");

    assertThat(refusal(key, PLAIN, "{\"salary\": -1}")).isInstanceOf(SchemaViolated.class);

    assertThat(service.read(key).version()).isOne();
  }

  @Test
  void aMissingDocumentComesBeforeASchemaThatIsBroken() {
    DocumentKey key = in("typed", "missing");

    assertThat(refusal(key, PLAIN, "{}")).isEqualTo(new DocumentNotFound(key));
  }

  @Test
  void anUnmetPreconditionComesBeforeASchemaThatIsBroken() {
    DocumentKey key = in("typed", "unmet");
    service.create(key, "{\"salary\": 1}");

    assertThat(refusal(key, ifMatch(9), "{}")).isEqualTo(new PreconditionFailed(key, 1));
  }

  @Test
  void aRepeatedRequestReplacesOnce() {
    DocumentKey key = employee("once");
    service.create(key, "{}");
    var command = new ReplaceDocument(as("admin"), withKey("once", "same"), key, "{\"n\": 1}");
    Document first = service.done(Addresses.REPLACE_DOCUMENT, command);
    service.replace(key, "{\"n\": 2}");

    Reply<Document> second = service.ask(Addresses.REPLACE_DOCUMENT, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 2}");
  }

  @Test
  void aLargeDocumentComesBackWhole() {
    DocumentKey key = employee("large");
    service.create(key, "{}");
    String content = "{\"text\": \"" + "x".repeat(500_000) + "\"}";

    assertThat(service.replace(key, content).content()).isEqualTo(content);

    assertThat(service.read(key).content()).isEqualTo(content);
    assertThat(service.restore(key, 2).content()).isEqualTo(content);
  }

  private static Object refusal(DocumentKey key, WriteOptions options, String content) {
    return service.refusal(
        Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), options, key, content));
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CreateDocumentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aDocumentGetsTheIdItAsksFor() {
    Document created = service.create(employee("asked"), "{\"n\": 1.10}");

    assertThat(created.id()).isEqualTo("asked");
    assertThat(created.version()).isOne();
    assertThat(created.content()).isEqualTo("{\"n\": 1.10}");
    assertThat(created.createdBy()).isEqualTo("alice");
    assertThat(created.updatedAt()).isEqualTo(created.createdAt());
    assertThat(service.read(employee("asked"))).isEqualTo(created);
  }

  @Test
  void aDocumentWithoutAnIdGetsOneThatSortsByTime() {
    Document first = service.done(Addresses.CREATE_DOCUMENT, creation(null, PLAIN));
    Document second = service.done(Addresses.CREATE_DOCUMENT, creation(null, PLAIN));

    assertThat(UUID.fromString(first.id()).version()).isEqualTo(7);
    assertThat(second.id()).isGreaterThan(first.id());
  }

  @Test
  void aLiveDocumentIsNotCreatedAgain() {
    DocumentKey key = employee("alive");
    service.create(key, "{\"n\": 1}");

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, creation("alive", PLAIN)))
        .isEqualTo(new AlreadyExists(key, null));

    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1}");
    assertThat(service.versions(key)).hasSize(1);
  }

  @Test
  void aDeletedDocumentThatIsCreatedAgainContinuesItsHistory() {
    DocumentKey key = employee("again");
    Document first = service.create(key, "{\"n\": 1}");
    service.delete(key);

    Document again = service.create(key, "{\"n\": 2}");

    assertThat(again.version()).isEqualTo(3);
    assertThat(again.createdAt()).isEqualTo(first.createdAt());
    assertThat(again.updatedAt()).isAfter(first.createdAt());
    assertThat(service.versions(key))
        .extracting(VersionEntry::action)
        .containsExactly(VersionAction.CREATE, VersionAction.DELETE, VersionAction.CREATE);
  }

  @Test
  void oneIdInTwoCollectionsIsTwoDocuments() {
    service.create(employee("shared"), "{\"n\": 1}");

    Document other = service.create(in("limited", "shared"), "{\"n\": 2}");

    assertThat(other.version()).isOne();
    assertThat(service.read(employee("shared")).content()).isEqualTo("{\"n\": 1}");
  }

  @Test
  void whatDoesNotFitTheSchemaIsNotCreated() {
    var command =
        new CreateDocument(
            as("admin"), PLAIN, "default", "typed", new NewDocument("misfit", "{\"salary\": -1}"));

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, command))
        .isInstanceOfSatisfying(
            SchemaViolated.class,
            violated ->
                assertThat(violated.errors())
                    .singleElement()
                    .extracting("field")
                    .isEqualTo("salary"));
    assertThat(service.number("select count(*) from document where id = 'misfit'")).isZero();
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheFirstResult() {
    WriteOptions options = withKey("create", "same");
    Document first = service.done(Addresses.CREATE_DOCUMENT, creation(null, options));

    Reply<Document> second = service.ask(Addresses.CREATE_DOCUMENT, creation(null, options));

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void theFirstResultIsKnownAfterTheDocumentHasMovedOn() {
    WriteOptions options = withKey("moved", "same");
    Document first = service.done(Addresses.CREATE_DOCUMENT, creation("moved", options));
    service.replace(employee("moved"), "{\"n\": 2}");
    service.delete(employee("moved"));

    Reply<Document> second = service.ask(Addresses.CREATE_DOCUMENT, creation("moved", options));

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void aRefusedRequestDoesNotUseUpItsKey() {
    service.create(employee("occupied"), "{}");
    WriteOptions options = withKey("occupied", "same");
    service.refusal(Addresses.CREATE_DOCUMENT, creation("occupied", options));
    service.delete(employee("occupied"));

    assertThat(service.ask(Addresses.CREATE_DOCUMENT, creation("occupied", options)))
        .isInstanceOfSatisfying(Done.class, done -> assertThat(done.replayed()).isFalse());
  }

  @Test
  void aKeyIsOfOneRequestOnly() {
    service.done(Addresses.CREATE_DOCUMENT, creation(null, withKey("reused", "one")));

    assertThat(
            service.refusal(Addresses.CREATE_DOCUMENT, creation(null, withKey("reused", "other"))))
        .isEqualTo(new IdempotencyKeyReused());
  }

  private static CreateDocument creation(@Nullable String id, WriteOptions options) {
    return new CreateDocument(
        as("admin"), options, "default", "employees", new NewDocument(id, "{\"n\": 1}"));
  }
}

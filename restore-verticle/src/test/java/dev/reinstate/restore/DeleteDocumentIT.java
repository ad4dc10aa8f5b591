package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeleteDocumentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aDeletionIsAVersionAndTheDocumentIsGone() {
    DocumentKey key = employee("gone");
    service.create(key, "{}");

    DeletedDocument deleted = service.done(Addresses.DELETE_DOCUMENT, deletion(key, PLAIN));

    assertThat(deleted).isEqualTo(new DeletedDocument("gone", 2));
    assertThat(service.refusal(Addresses.READ_DOCUMENT, new ReadDocument(as("admin"), key, null)))
        .isEqualTo(new DocumentNotFound(key));
    assertThat(service.versions(key))
        .extracting(VersionEntry::action)
        .containsExactly(VersionAction.DELETE, VersionAction.CREATE);
  }

  @Test
  void aDeletedDocumentIsNotDeletedAgain() {
    DocumentKey key = employee("twice");
    service.create(key, "{}");
    service.delete(key);

    assertThat(service.refusal(Addresses.DELETE_DOCUMENT, deletion(key, PLAIN)))
        .isEqualTo(new DocumentNotFound(key));

    assertThat(service.versions(key)).hasSize(2);
  }

  @Test
  void anUnmetPreconditionLeavesItAlive() {
    DocumentKey key = employee("unmet");
    service.create(key, "{}");

    assertThat(service.refusal(Addresses.DELETE_DOCUMENT, deletion(key, ifMatch(2))))
        .isEqualTo(new PreconditionFailed(key, 1));

    assertThat(service.read(key).version()).isOne();
  }

  @Test
  void aRepeatedRequestIsAnsweredThoughTheDocumentIsGone() {
    DocumentKey key = employee("once");
    service.create(key, "{}");
    DeleteDocument command = deletion(key, withKey("delete", "same"));
    DeletedDocument first = service.done(Addresses.DELETE_DOCUMENT, command);

    Reply<DeletedDocument> second = service.ask(Addresses.DELETE_DOCUMENT, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void withoutVersioningNumbersGoOnToo() {
    DocumentKey key = in("notes", "numbered");
    service.create(key, "{}");
    service.delete(key);

    assertThat(service.create(key, "{}").version()).isEqualTo(3);
  }

  private static DeleteDocument deletion(DocumentKey key, WriteOptions options) {
    return new DeleteDocument(as("admin"), options, key);
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a restore does to one document. */
class RestoreDocumentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  private static DocumentKey timeline(String id) {
    DocumentKey key = employee(id);
    service.create(key, "{\"name\": \"John\", \"salary\": 70000}");
    service.replace(key, "{\"name\": \"John\", \"salary\": 75000}");
    service.replace(key, "{\"name\": \"John Doe\", \"salary\": 80000}");
    service.replace(key, "{\"name\": \"John Doe\", \"salary\": 85000}");
    return key;
  }

  @Test
  void restoringAddsASnapshotOfTheHeadAndTheRestoredVersion() {
    DocumentKey key = timeline("timeline");

    Document restored = service.restore(key, 2);

    assertThat(restored.version()).isEqualTo(6);
    assertThat(restored.content()).isEqualTo("{\"name\": \"John\", \"salary\": 75000}");
    assertThat(service.versions(key))
        .extracting(VersionEntry::version, VersionEntry::action, VersionEntry::restoredFrom)
        .startsWith(
            org.assertj.core.groups.Tuple.tuple(6, VersionAction.RESTORE, 2),
            org.assertj.core.groups.Tuple.tuple(5, VersionAction.SNAPSHOT, null),
            org.assertj.core.groups.Tuple.tuple(4, VersionAction.UPDATE, null));
    assertThat(service.versions(key).get(1).changeReason()).isEqualTo("Pre-restore snapshot");
  }

  @Test
  void restoringTheSnapshotUndoesTheRestore() {
    DocumentKey key = timeline("undo");
    service.restore(key, 2);

    Document undone = service.restore(key, 5);

    assertThat(undone.version()).isEqualTo(8);
    assertThat(undone.content()).isEqualTo("{\"name\": \"John Doe\", \"salary\": 85000}");
  }

  @Test
  void restoringCopiesNoContent() {
    DocumentKey key = timeline("pointers");
    Object before = service.value("select count(*) from content");

    service.restore(key, 2);

    assertThat(service.value("select count(*) from content")).isEqualTo(before);
  }

  @Test
  void restoringTheCurrentVersionIsAllowed() {
    DocumentKey key = timeline("current");

    Document restored = service.restore(key, 4);

    assertThat(restored.version()).isEqualTo(6);
    assertThat(restored.content()).contains("85000");
  }

  @Test
  void creationIsKeptWhenADeletedDocumentIsRestored() {
    DocumentKey key = timeline("deleted");
    Document created = service.restore(key, 1);
    service.delete(key);

    Document restored = service.restore(key, 1);

    assertThat(restored.version()).isEqualTo(9);
    assertThat(restored.createdAt()).isEqualTo(created.createdAt());
    assertThat(restored.updatedAt()).isAfter(created.updatedAt());
  }

  @Test
  void aDeletionCannotBeRestored() {
    DocumentKey key = timeline("deletion");
    service.delete(key);

    assertThat(refusal(restoration(key, 5))).isInstanceOf(Refusal.InvalidRequest.class);
  }

  @Test
  void restoringAMissingVersionLeavesNoSnapshot() {
    DocumentKey key = timeline("missing");

    assertThat(refusal(restoration(key, 99))).isEqualTo(new Refusal.VersionNotFound(key, 99));

    assertThat(service.versions(key)).hasSize(4);
  }

  @Test
  void aMissingDocumentIsNamed() {
    assertThat(refusal(restoration(employee("nobody"), 1)))
        .isEqualTo(new Refusal.DocumentNotFound(employee("nobody")));
  }

  @Test
  void aRoleWithoutRestoreIsRefusedWhetherOrNotTheDocumentExists() {
    var command = new RestoreDocument(as("updater"), PLAIN, employee("nobody"), 1, false);

    assertThat(refusal(command)).isEqualTo(new Refusal.Forbidden(Action.RESTORE, "employees"));
  }

  @Test
  void aCollectionWithoutHistoryCannotRestore() {
    assertThat(refusal(restoration(in("notes", "n"), 1)))
        .isEqualTo(new Refusal.VersioningNotEnabled());
  }

  @Test
  void anUnmetPreconditionNamesTheCurrentVersion() {
    DocumentKey key = timeline("precondition");

    assertThat(refusal(new RestoreDocument(as("admin"), ifMatch(3), key, 1, false)))
        .isEqualTo(new Refusal.PreconditionFailed(key, 4));
  }

  @Test
  void aMetPreconditionRestores() {
    DocumentKey key = timeline("met");

    Reply<Document> reply =
        service.askRestore(new RestoreDocument(as("admin"), ifMatch(1, 4), key, 1, false));

    assertThat(reply).isInstanceOf(Done.class);
  }

  @Test
  void anIdempotencyKeyRestoresOnce() {
    DocumentKey key = timeline("once");
    WriteOptions options = withKey("key-1", "same");
    Document first = service.doneRestore(new RestoreDocument(as("admin"), options, key, 1, false));

    Reply<Document> second =
        service.askRestore(new RestoreDocument(as("admin"), options, key, 1, false));

    assertThat(second).isEqualTo(new Done<>(first, true));
    assertThat(service.versions(key)).hasSize(6);
  }

  @Test
  void anIdempotencyKeyOfAnotherRequestIsRefused() {
    DocumentKey key = timeline("reused");
    service.doneRestore(new RestoreDocument(as("admin"), withKey("key-2", "one"), key, 1, false));

    assertThat(refusal(new RestoreDocument(as("admin"), withKey("key-2", "other"), key, 2, false)))
        .isEqualTo(new Refusal.IdempotencyKeyReused());
  }

  @Test
  void aStateThatNoLongerFitsTheSchemaIsRefusedUnlessToldToIgnoreIt() {
    DocumentKey key = in("typed", "t");
    service.create(key, "{\"salary\": 1}");
    service.value(
        "update content set data = '{\"salary\": -1}' where data = '{\"salary\": 1}' returning 1");

    assertThat(refusal(restoration(key, 1))).isInstanceOf(Refusal.SchemaViolated.class);

    Document ignored = service.doneRestore(new RestoreDocument(as("admin"), PLAIN, key, 1, true));
    assertThat(ignored.version()).isEqualTo(3);
  }

  private static Refusal refusal(RestoreDocument command) {
    Reply<Document> reply = service.askRestore(command);
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused<Document>) reply).refusal();
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.patching;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A change that had to wait for the document is decided on what it finds after the wait. */
class HeadUnderTheLockIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void aRestoreForAHeadThatMovedWhileItWaitedLeavesNoSnapshot() {
    DocumentKey key = twoVersions("restore-if-match");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 3}"));
    var command = new RestoreDocument(as("admin"), ifMatch(2), key, 1, false);
    Future<Reply<Document>> waiting = service.sendRestore(command);
    service.awaitLockWaits(1);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(new PreconditionFailed(key, 3));
    assertThat(service.versions(key))
        .extracting(VersionEntry::action)
        .containsExactly(VersionAction.UPDATE, VersionAction.UPDATE, VersionAction.CREATE);
  }

  @Test
  void theSnapshotOfARestoreThatWaitedIsOfTheNewHead() {
    DocumentKey key = twoVersions("snapshot");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 3}"));
    Future<Reply<Document>> waiting = service.sendRestore(restoration(key, 1));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(document(waiting).version()).isEqualTo(5);
    assertThat(service.restore(key, 4).content()).isEqualTo("{\"n\": 3}");
  }

  @Test
  void twoRestoresThatMeetBothHappen() {
    DocumentKey key = twoVersions("two-restores");
    HeldChange other = HeldChange.of(service, Change.restore(as("admin"), PLAIN, key, 1));
    Future<Reply<Document>> waiting = service.sendRestore(restoration(key, 2));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(document(waiting).version()).isEqualTo(6);
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 2}");
  }

  @Test
  void aPatchThatWaitedIsAppliedToTheNewHead() {
    DocumentKey key = twoVersions("patch");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 3, \"theirs\": true}"));
    Future<Reply<Document>> waiting =
        service.send(Addresses.PATCH_DOCUMENT, patching(key, "{\"mine\":true}"));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(document(waiting).content())
        .isEqualTo("{\"n\": 3, \"mine\": true, \"theirs\": true}");
  }

  @Test
  void aReplaceForAHeadThatMovedWhileItWaitedIsRefused() {
    DocumentKey key = twoVersions("replace-if-match");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 3}"));
    var command = new ReplaceDocument(as("admin"), ifMatch(1, 2), key, "{\"n\": 4}");
    Future<Reply<Document>> waiting = service.send(Addresses.REPLACE_DOCUMENT, command);
    service.awaitLockWaits(1);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(new PreconditionFailed(key, 3));
  }

  @Test
  void aReplaceOfADocumentThatWasDeletedWhileItWaitedFindsNone() {
    DocumentKey key = twoVersions("replace-deleted");
    HeldChange other = HeldChange.of(service, Change.delete(as("admin"), PLAIN, key));
    var command = new ReplaceDocument(as("admin"), PLAIN, key, "{\"n\": 4}");
    Future<Reply<Document>> waiting = service.send(Addresses.REPLACE_DOCUMENT, command);
    service.awaitLockWaits(1);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(new DocumentNotFound(key));
  }

  @Test
  void anyLiveVersionIsNotMetByADocumentThatWasDeletedMeanwhile() {
    DocumentKey key = twoVersions("restore-deleted");
    HeldChange other = HeldChange.of(service, Change.delete(as("admin"), PLAIN, key));
    var anyLive = new WriteOptions(new Precondition(List.of(), true), null, null);
    var command = new RestoreDocument(as("admin"), anyLive, key, 1, false);
    Future<Reply<Document>> waiting = service.sendRestore(command);
    service.awaitLockWaits(1);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(new PreconditionFailed(key, 3));
  }

  private static DocumentKey twoVersions(String id) {
    DocumentKey key = employee(id);
    service.create(key, "{\"n\": 1}");
    service.replace(key, "{\"n\": 2}");
    return key;
  }

  private static Change update(DocumentKey key, String content) {
    return Change.update(as("admin"), PLAIN, key, content);
  }

  private static Document document(Future<Reply<Document>> waiting) {
    return ((Done<Document>) await(waiting)).value();
  }
}

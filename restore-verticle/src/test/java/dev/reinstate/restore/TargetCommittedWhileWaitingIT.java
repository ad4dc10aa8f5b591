package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import io.vertx.core.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The target of a restore is committed by somebody else while the restore waits for the lock. */
class TargetCommittedWhileWaitingIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void itIsRestored() {
    DocumentKey key = employee("committed");
    service.create(key, "{\"n\": 1}");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 2}"));
    Future<Reply<Document>> waiting = restoring(key, 2);

    other.commit();

    assertThat(await(waiting))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.value())
                    .extracting("version", "content")
                    .containsExactly(4, "{\"n\": 2}"));
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void itDoesNotExistWhenTheOtherRollsBack() {
    DocumentKey key = employee("rolled-back");
    service.create(key, "{\"n\": 1}");
    HeldChange other = HeldChange.of(service, update(key, "{\"n\": 2}"));
    Future<Reply<Document>> waiting = restoring(key, 2);

    other.rollBack();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(new VersionNotFound(key, 2));
    assertThat(service.versions(key)).hasSize(1);
  }

  @Test
  void itCannotBeRestoredWhenItIsADeletion() {
    DocumentKey key = employee("deletion");
    service.create(key, "{\"n\": 1}");
    HeldChange other = HeldChange.of(service, Change.delete(as("admin"), PLAIN, key));
    Future<Reply<Document>> waiting = restoring(key, 2);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isInstanceOf(InvalidRequest.class);
    assertThat(service.versions(key)).hasSize(2);
  }

  @Test
  void aDocumentThatIsNotCommittedYetIsNotThere() {
    DocumentKey key = employee("not-yet");
    HeldChange other = HeldChange.of(service, Change.create(as("admin"), PLAIN, key, "{\"n\": 1}"));

    Reply<Document> reply = service.askRestore(restoration(key, 1));

    assertThat(RestoreFixture.refusal(reply)).isEqualTo(new DocumentNotFound(key));
    other.rollBack();
  }

  private static Future<Reply<Document>> restoring(DocumentKey key, int version) {
    Future<Reply<Document>> waiting = service.sendRestore(restoration(key, version));
    service.awaitLockWaits(1);
    return waiting;
  }

  private static Change update(DocumentKey key, String content) {
    return Change.update(as("admin"), PLAIN, key, content);
  }
}

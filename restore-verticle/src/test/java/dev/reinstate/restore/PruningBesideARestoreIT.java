package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Retention and a restore meet on one document. */
class PruningBesideARestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @AfterEach
  void nothingPointsAtWhatIsGone() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void aTargetPrunedWhileTheRestoreWaitsIsNotFound() {
    DocumentKey key = fiveVersions("pruned");
    Promise<Void> end = Promise.promise();
    Future<Void> hurdle = lockVersion(key, 1, end);
    Future<Long> pruning = prune(key);
    service.awaitLockWaits(1);
    Future<Reply<Document>> restoring = service.sendRestore(restoration(key, 1));
    service.awaitLockWaits(2);

    end.complete();

    await(hurdle);
    assertThat(await(pruning)).isEqualTo(3);
    assertThat(RestoreFixture.refusal(await(restoring))).isEqualTo(new VersionNotFound(key, 1));
    assertThat(service.versions(key)).hasSize(2);
  }

  @Test
  void aTargetThatIsKeptIsRestoredAfterThePruning() {
    DocumentKey key = fiveVersions("kept");
    Promise<Void> end = Promise.promise();
    Future<Void> hurdle = lockVersion(key, 1, end);
    Future<Long> pruning = prune(key);
    service.awaitLockWaits(1);
    Future<Reply<Document>> restoring = service.sendRestore(restoration(key, 4));
    service.awaitLockWaits(2);

    end.complete();

    await(hurdle);
    await(pruning);
    await(restoring);
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 4}");
  }

  @Test
  void aDocumentThatIsBeingRestoredIsLeftAlone() {
    DocumentKey key = fiveVersions("restoring");
    HeldChange restore = HeldChange.of(service, Change.restore(as("admin"), PLAIN, key, 1));

    Long pruned = await(prune(key));

    assertThat(pruned).isZero();
    restore.commit();
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1}");
  }

  @Test
  void contentBroughtBackByARestoreSurvivesThePruningOfItsTarget() {
    DocumentKey key = fiveVersions("brought-back");
    service.restore(key, 1);

    await(prune(key));

    assertThat(service.versions(key)).hasSize(2);
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1}");
  }

  private static DocumentKey fiveVersions(String id) {
    DocumentKey key = employee(id);
    service.create(key, "{\"n\": 1}");
    for (int n = 2; n <= 5; n++) {
      service.replace(key, "{\"n\": " + n + "}");
    }
    return key;
  }

  /** Down to two versions. */
  private static Future<Long> prune(DocumentKey key) {
    return new PruneStatement(service.pg).run(List.of(doc(key)), 2, Instant.EPOCH);
  }

  /** Stops a pruning in the middle: when it has the document, before it has this version. */
  private static Future<Void> lockVersion(DocumentKey key, int version, Promise<Void> end) {
    long doc = doc(key);
    Promise<Void> locked = Promise.promise();
    Future<Void> transaction =
        service.pg.transaction(
            connection ->
                connection
                    .query(
                        "select from version where doc = %d and version = %d for update"
                            .formatted(doc, version))
                    .execute()
                    .<Void>mapEmpty()
                    .onComplete(locked)
                    .compose(done -> end.future()));
    await(locked.future());
    return transaction;
  }

  private static long doc(DocumentKey key) {
    return service.number("select doc from document where id = '" + key.id() + "'");
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.VersionEntry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The time of a change is taken when the document is locked, and goes on with every change. */
class TimeUnderTheLockIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aChangeThatWaitedIsOfTheTimeAfterTheWait() {
    DocumentKey key = employee("waited");
    service.create(key, "{}");
    HeldChange other = HeldChange.of(service, Change.update(as("admin"), PLAIN, key, "{}"));
    Future<Reply<Document>> waiting =
        service.send(
            Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), PLAIN, key, "{}"));
    service.awaitLockWaits(1);
    Instant beforeTheEnd = databaseTime();

    other.commit();

    await(waiting);
    assertThat(service.versions(key).getFirst().updatedAt()).isAfter(beforeTheEnd);
    assertThat(service.versions(key).get(1).updatedAt()).isBefore(beforeTheEnd);
  }

  @Test
  void timeGoesOnEvenWhenTheClockWasSetBack() {
    DocumentKey key = employee("clock");
    service.create(key, "{}");
    service.rows(
        "update document set updated_at = updated_at + interval '1 day' where id = 'clock'");
    service.rows(
        "update version set updated_at = updated_at + interval '1 day' where doc ="
            + " (select doc from document where id = 'clock')");

    service.replace(key, "{}");
    service.restore(key, 1);

    Instant first = service.versions(key).getLast().updatedAt();
    assertThat(service.versions(key))
        .extracting(VersionEntry::updatedAt)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .containsExactly(
            first.plus(2, ChronoUnit.MICROS),
            first.plus(2, ChronoUnit.MICROS),
            first.plus(1, ChronoUnit.MICROS),
            first);
  }

  @Test
  void aSnapshotAndItsRestoreShareOneTime() {
    DocumentKey key = employee("shared");
    service.create(key, "{}");

    Document restored = service.doneRestore(restoration(key, 1));

    assertThat(service.versions(key))
        .extracting(VersionEntry::updatedAt)
        .startsWith(restored.updatedAt(), restored.updatedAt());
  }

  private static Instant databaseTime() {
    var now = (OffsetDateTime) Objects.requireNonNull(service.value("select clock_timestamp()"));
    return now.toInstant();
  }
}

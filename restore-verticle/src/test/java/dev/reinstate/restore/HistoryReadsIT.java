package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentVersion;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.VersionHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of versions, and single ones. */
class HistoryReadsIT {
  private static final DocumentKey KEY = employee("deleted");

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void aDocumentThatIsDeletedNow() {
    service.create(KEY, "{\"n\": 1}");
    service.replace(KEY, "{\"n\": 2}");
    service.restore(KEY, 1);
    service.delete(KEY);
  }

  @Test
  void versionsAreListedNewestFirst() {
    assertThat(list(100, null).versions())
        .extracting(VersionEntry::version, VersionEntry::action)
        .containsExactly(
            tuple(5, VersionAction.DELETE),
            tuple(4, VersionAction.RESTORE),
            tuple(3, VersionAction.SNAPSHOT),
            tuple(2, VersionAction.UPDATE),
            tuple(1, VersionAction.CREATE));
  }

  @Test
  void aListGoesOnBelowAVersion() {
    assertThat(list(2, 4).versions()).extracting(VersionEntry::version).containsExactly(3, 2);
    assertThat(list(2, 1).versions()).isEmpty();
  }

  @Test
  void theVersionsOfADocumentThatNeverWasAreNotFound() {
    assertThat(
            service.refusal(
                Addresses.LIST_VERSIONS,
                new ListVersions(as("admin"), employee("never"), 10, null)))
        .isEqualTo(new DocumentNotFound(employee("never")));
  }

  @Test
  void aVersionIsTheStateThen() {
    DocumentVersion second = read(2);

    assertThat(second.document())
        .extracting(Document::version, Document::content)
        .containsExactly(2, "{\"n\": 2}");
    assertThat(second.entry().action()).isEqualTo(VersionAction.UPDATE);
  }

  @Test
  void aDeletionHasNoDocument() {
    assertThat(read(5).document()).isNull();
  }

  @Test
  void aVersionThatNeverWasIsNotFound() {
    assertThat(service.refusal(Addresses.READ_VERSION, new ReadVersion(as("admin"), KEY, 6)))
        .isEqualTo(new VersionNotFound(KEY, 6));
  }

  @Test
  void aVersionOfADocumentThatNeverWasIsNotFound() {
    DocumentKey never = employee("never");

    assertThat(service.refusal(Addresses.READ_VERSION, new ReadVersion(as("admin"), never, 1)))
        .isEqualTo(new DocumentNotFound(never));
  }

  private static VersionHistory list(int limit, @Nullable Integer before) {
    return service.done(Addresses.LIST_VERSIONS, new ListVersions(as("admin"), KEY, limit, before));
  }

  private static DocumentVersion read(int version) {
    return service.done(Addresses.READ_VERSION, new ReadVersion(as("admin"), KEY, version));
  }
}

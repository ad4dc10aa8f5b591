package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.RestorePreview;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PreviewRestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aPreviewIsWhatTheRestoreThenDoes() {
    DocumentKey key = employee("preview");
    service.create(key, "{\"a\": 1, \"b\": 1.10}");
    service.replace(key, "{\"a\": 2, \"c\": 3}");

    RestorePreview preview = preview(key, 1);

    Document restored = service.restore(key, 1);
    assertThat(preview.document())
        .usingRecursiveComparison()
        .ignoringFields("updatedAt")
        .isEqualTo(restored);
    assertThat(preview.fromVersion()).isEqualTo(2);
    assertThat(preview.changes())
        .containsExactly(
            new FieldChange("a", "2", "1"),
            new FieldChange("b", null, "1.10"),
            new FieldChange("c", "3", null));
  }

  @Test
  void aPreviewWritesNothing() {
    DocumentKey key = employee("nothing");
    Document created = service.create(key, "{\"a\": 1}");
    long events = service.number("select count(*) from event");

    preview(key, 1);

    assertThat(service.read(key)).isEqualTo(created);
    assertThat(service.versions(key)).hasSize(1);
    assertThat(service.number("select count(*) from event")).isEqualTo(events);
  }

  @Test
  void ofADeletedDocumentEverythingComesBack() {
    DocumentKey key = employee("deleted");
    service.create(key, "{\"a\": 1}");
    service.delete(key);

    RestorePreview preview = preview(key, 1);

    assertThat(preview.changes()).containsExactly(new FieldChange("a", null, "1"));
    assertThat(preview.document().version()).isEqualTo(4);
  }

  @Test
  void whatCannotBeRestoredCannotBePreviewed() {
    DocumentKey key = employee("refused");
    service.create(key, "{\"a\": 1}");
    service.delete(key);

    assertThat(refusal(key, 2)).isInstanceOf(InvalidRequest.class);
    assertThat(refusal(key, 3)).isEqualTo(new VersionNotFound(key, 3));
    assertThat(refusal(employee("never"), 1)).isEqualTo(new DocumentNotFound(employee("never")));
  }

  @Test
  void aStateThatNoLongerFitsTheSchemaIsRefusedUnlessToldToIgnoreIt() {
    DocumentKey key = in("typed", "misfit");
    service.create(key, "{\"salary\": 12345}");
    service.rows("update content set data = '{\"salary\": -1}' where data = '{\"salary\": 12345}'");

    assertThat(refusal(key, 1)).isInstanceOf(SchemaViolated.class);

    var ignoring = new PreviewRestore(as("admin"), key, 1, true);
    assertThat(service.done(Addresses.PREVIEW_RESTORE, ignoring).document().content())
        .isEqualTo("{\"salary\": -1}");
  }

  private static RestorePreview preview(DocumentKey key, int version) {
    return service.done(Addresses.PREVIEW_RESTORE, command(key, version));
  }

  private static Refusal refusal(DocumentKey key, int version) {
    return service.refusal(Addresses.PREVIEW_RESTORE, command(key, version));
  }

  private static PreviewRestore command(DocumentKey key, int version) {
    return new PreviewRestore(as("admin"), key, version, false);
  }
}

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PatchDocument.Format;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestorePreview;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A role that may write and not read is answered with the system fields alone. */
class HiddenContentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void whatItCreatesIsStoredWholeAndNotShown() {
    DocumentKey key = employee("created");
    var document = new NewDocument("created", "{\"n\": 1}");

    Document shown =
        service.done(
            Addresses.CREATE_DOCUMENT,
            new CreateDocument(as("writer"), PLAIN, "default", "employees", document));

    assertThat(shown).isEqualTo(service.read(key).withContent("{}"));
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1}");
  }

  @Test
  void theFieldsThatAPatchLeavesAloneAreNotShown() {
    DocumentKey key = employee("patched");
    service.create(key, "{\"secret\": 1}");

    Document shown =
        service.done(
            Addresses.PATCH_DOCUMENT,
            new PatchDocument(as("writer"), PLAIN, key, Format.MERGE_PATCH, "{\"n\":1}"));

    assertThat(shown.content()).isEqualTo("{}");
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1, \"secret\": 1}");
  }

  @Test
  void neitherARestoredStateNorItsPreviewIsShown() {
    DocumentKey key = employee("restored");
    service.create(key, "{\"secret\": 1}");
    service.replace(key, "{}");

    RestorePreview preview =
        service.done(Addresses.PREVIEW_RESTORE, new PreviewRestore(as("writer"), key, 1, false));
    Document shown = service.doneRestore(new RestoreDocument(as("writer"), PLAIN, key, 1, false));

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.document().content()).isEqualTo("{}");
    assertThat(shown.content()).isEqualTo("{}");
    assertThat(service.read(key).content()).isEqualTo("{\"secret\": 1}");
  }

  @Test
  void aRepeatedRequestShowsNoMoreThanTheFirst() {
    DocumentKey key = employee("repeated");
    service.create(key, "{}");
    var command =
        new ReplaceDocument(as("writer"), withKey("hidden", "same"), key, "{\"secret\": 1}");
    Document first = service.done(Addresses.REPLACE_DOCUMENT, command);

    assertThat(service.done(Addresses.REPLACE_DOCUMENT, command)).isEqualTo(first);

    assertThat(first.content()).isEqualTo("{}");
  }
}

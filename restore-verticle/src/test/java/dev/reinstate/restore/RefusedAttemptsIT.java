package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.platform.log.EventType;
import dev.reinstate.platform.log.LoggedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused attempt at a change is in the log before its caller is told. */
class RefusedAttemptsIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  private final LogReader log = new LogReader(service, "attempts");

  @BeforeEach
  void nothingIsNew() {
    log.page();
  }

  @Test
  void whoMayNotRestoreIsInTheLogWithWhatHeAskedFor() {
    DocumentKey key = employee("forbidden");

    service.ask(Addresses.RESTORE_DOCUMENT, restore(key, 3, "nobody"));

    LoggedEvent event = onlyEvent();
    assertThat(event.type()).isEqualTo(EventType.REFUSED);
    assertThat(event.documentId()).isEqualTo("forbidden");
    assertThat(event.restoredFrom()).isEqualTo(3);
    assertThat(event.version()).isNull();
    assertThat(event.context().action()).isEqualTo(Action.RESTORE);
    assertThat(event.context().error())
        .isEqualTo(
            new ErrorText("FORBIDDEN", "You don't have permission to restore this document"));
  }

  @Test
  void aVersionThatIsNotThereIsInTheLogOnceThoughNoThreadWaitsForTheRestore() {
    DocumentKey key = employee("versionless");
    service.create(key, "{}");
    log.page();

    service.ask(Addresses.RESTORE_DOCUMENT, restore(key, 9, "admin"));

    assertThat(code(onlyEvent())).isEqualTo("VERSION_NOT_FOUND");
  }

  @Test
  void aCollectionThatIsNotThereIsInTheLog() {
    service.ask(
        Addresses.REPLACE_DOCUMENT,
        new ReplaceDocument(as("admin"), PLAIN, new DocumentKey("default", "nowhere", "x"), "{}"));

    assertThat(code(onlyEvent())).isEqualTo("COLLECTION_NOT_FOUND");
  }

  @Test
  void aSchemaThatIsBrokenIsInTheLogWithoutADocumentWhereNoneWasNamed() {
    service.ask(
        Addresses.CREATE_DOCUMENT,
        new CreateDocument(as("admin"), PLAIN, "default", "typed", new NewDocument(null, "{}")));

    LoggedEvent event = onlyEvent();
    assertThat(code(event)).isEqualTo("SCHEMA_VALIDATION_ERROR");
    assertThat(event.documentId()).isNull();
  }

  @Test
  void aBatchThatIsRefusedIsOneEventWhichNamesTheDocumentThatExists() {
    service.create(employee("existing"), "{}");
    log.page();

    service.ask(
        Addresses.CREATE_DOCUMENTS,
        new CreateDocuments(
            as("admin"),
            PLAIN,
            "default",
            "employees",
            List.of(new NewDocument("fresh", "{}"), new NewDocument("existing", "{}"))));

    LoggedEvent event = onlyEvent();
    assertThat(code(event)).isEqualTo("RESOURCE_EXISTS");
    assertThat(event.documentId()).isEqualTo("existing");
  }

  @Test
  void whatTheDatabaseRefusedIsInTheLogAllTheSame() {
    DocumentKey key = employee("poisoned");
    service.create(key, "{}");
    log.page();
    service.rows("alter table version add constraint poison check (action <> 'update') not valid");

    service.ask(Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), PLAIN, key, "{}"));

    service.rows("alter table version drop constraint poison");
    assertThat(code(onlyEvent())).isEqualTo("INTERNAL_ERROR");
  }

  @Test
  void aRestoreOfASpaceThatIsRefusedIsToldOfTheSpace() {
    service.ask(
        Addresses.RESTORE_SPACE,
        new RestoreSpace(
            as("nobody"),
            PLAIN,
            "default",
            new RestorePoint.At(Instant.EPOCH),
            Selection.ALL,
            null,
            false));

    LoggedEvent event = onlyEvent();
    assertThat(event.type()).isEqualTo(EventType.SPACE_REFUSED);
    assertThat(event.collection()).isEqualTo("spaces");
    assertThat(event.documentId()).isEqualTo("default");
    assertThat(code(event)).isEqualTo("FORBIDDEN");
  }

  @Test
  void aRestoreToASnapshotThatIsNotThereIsInTheLog() {
    service.ask(
        Addresses.RESTORE_SPACE,
        new RestoreSpace(
            as("admin"),
            PLAIN,
            "default",
            new RestorePoint.OfSnapshot("none"),
            Selection.ALL,
            null,
            false));

    assertThat(code(onlyEvent())).isEqualTo("NOT_FOUND");
  }

  @Test
  void theUndoOfARestoreThatIsNotThereIsInTheLog() {
    service.ask(
        Addresses.UNDO_SPACE_RESTORE,
        new UndoSpaceRestore(as("admin"), PLAIN, "default", "none", false, false));

    assertThat(code(onlyEvent())).isEqualTo("NOT_FOUND");
  }

  @Test
  void aReadThatIsRefusedIsNoAttemptAtAChange() {
    service.ask(Addresses.READ_DOCUMENT, new ReadDocument(as("nobody"), employee("unread"), null));

    assertThat(log.page()).isEmpty();
  }

  private LoggedEvent onlyEvent() {
    List<LoggedEvent> events = log.page();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static String code(LoggedEvent event) {
    ErrorText error = event.context().error();
    assertThat(error).isNotNull();
    return error.code();
  }

  private static RestoreDocument restore(DocumentKey key, int version, String role) {
    return new RestoreDocument(as(role), PLAIN, key, version, false);
  }
}

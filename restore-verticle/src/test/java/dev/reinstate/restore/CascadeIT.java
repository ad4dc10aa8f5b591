package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.WriteOptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What belongs to a document is deleted with it. */
class CascadeIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void aWorkbookGoesWithItsSheetsAndTheirRecordsAndNoOthers() {
    workbook("family", "book");
    workbook("family", "other");

    service.delete(key("family", "workbooks", "book"));

    assertThat(alive("family"))
        .containsExactly(
            "records/other-1",
            "records/other-2",
            "sheets/other",
            "spaces/family",
            "workbooks/other");
  }

  @Test
  void aSheetGoesWithItsRecordsAndLeavesItsWorkbook() {
    workbook("branch", "book");

    service.delete(key("branch", "sheets", "book"));

    assertThat(alive("branch")).containsExactly("spaces/branch", "workbooks/book");
  }

  @Test
  void eachOfThemHasAVersionOfOneOperationAndTime() {
    workbook("recorded", "book");

    service.delete(key("recorded", "workbooks", "book"));

    assertThat(
            service.number(
                """
                select count(*) from version
                where space = 'recorded' and action = 'delete' and version = 2 and operation is not null and updated_by = 'alice'
                """))
        .isEqualTo(4);
    assertThat(
            service.number(
                """
                select count(distinct (operation, updated_at)) from version where space = 'recorded' and action = 'delete'
                """))
        .isOne();
  }

  @Test
  void eachOfThemIsAnEventAndTheDocumentItselfTheLast() {
    workbook("told", "book");

    service.delete(key("told", "workbooks", "book"));

    assertThat(
            texts(
                """
                select collection || '/' || document_id from event
                where space = 'told' and type = 'reinstate.document.deleted' and before is not null
                  and context ->> 'operation_id' = (select max(operation) from version where space = 'told')
                order by seq
                """))
        .containsExactly("records/book-1", "records/book-2", "sheets/book", "workbooks/book");
  }

  @Test
  void aSpaceGoesWithEverythingInIt() {
    workbook("whole", "book");
    service.create(key("whole", "jobs", "job"), "{\"status\":\"ready\"}");

    DeletedDocument deleted =
        service.done(Addresses.DELETE_DOCUMENT, deletion(DocumentKey.ofSpace("whole"), PLAIN));

    assertThat(deleted).isEqualTo(new DeletedDocument("whole", 2));
    assertThat(alive("whole")).isEmpty();
    assertThat(
            service.value("select collection from event where space = 'whole' order by seq desc"))
        .isEqualTo("spaces");
  }

  @Test
  void aSpaceThatIsNotThereIsNotDeleted() {
    assertThat(
            service.refusal(
                Addresses.DELETE_DOCUMENT, deletion(DocumentKey.ofSpace("nowhere"), PLAIN)))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void theDefaultSpaceCannotBeDeleted() {
    assertThat(
            service.refusal(
                Addresses.DELETE_DOCUMENT, deletion(DocumentKey.ofSpace("default"), PLAIN)))
        .isEqualTo(new InvalidRequest("The default space cannot be deleted"));
  }

  @Test
  void anUnmetPreconditionLeavesAllOfThemAlive() {
    workbook("unmet", "book");
    DocumentKey book = key("unmet", "workbooks", "book");

    assertThat(service.refusal(Addresses.DELETE_DOCUMENT, deletion(book, ifMatch(7))))
        .isEqualTo(new PreconditionFailed(book, 1));

    assertThat(alive("unmet")).hasSize(5);
  }

  @Test
  void whatIsNotDeletedCountsAsNothingDone() {
    workbook("counted", "book");
    DocumentKey book = key("counted", "workbooks", "book");

    service.refusal(Addresses.DELETE_DOCUMENT, deletion(book, ifMatch(7)));
    service.refusal(
        Addresses.DELETE_DOCUMENT, deletion(key("counted", "workbooks", "none"), PLAIN));

    assertThat(service.number("select operations from space where space = 'counted'")).isZero();
  }

  @Test
  void aRepeatedRequestIsAnsweredThoughAllIsGone() {
    workbook("repeated", "book");
    DeleteDocument command =
        deletion(key("repeated", "workbooks", "book"), withKey("cascade", "same"));
    DeletedDocument first = service.done(Addresses.DELETE_DOCUMENT, command);

    Reply<DeletedDocument> second = service.ask(Addresses.DELETE_DOCUMENT, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void aChildThatIsBeingCreatedIsWaitedForAndGoesToo() {
    workbook("late", "book");
    HeldChange child =
        HeldChange.of(
            service,
            Change.create(
                as("admin"), PLAIN, key("late", "records", "new"), "{\"sheet_id\": \"book\"}"));
    Future<Reply<DeletedDocument>> deletion =
        service.send(Addresses.DELETE_DOCUMENT, deletion(key("late", "workbooks", "book"), PLAIN));
    service.awaitLockWaits(1);

    child.commit();

    assertThat(await(deletion)).isInstanceOf(Done.class);
    assertThat(alive("late")).containsExactly("spaces/late");
  }

  @Test
  void manyThousandDocumentsAreDeletedInOneCommit() {
    service.createSpace("large");
    service.rows(
        """
        with made as (
          insert into document
            (space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
          select 'large', 'employees', 'e' || n, 1, 1, (select max(content) from content), false, now(), 'alice', now(), 'alice'
          from generate_series(1, 20000) n
          returning doc, content)
        insert into version (doc, version, content, action, updated_at, updated_by, space)
        select doc, 1, content, 'create', now(), 'alice', 'large' from made
        """);

    service.delete(DocumentKey.ofSpace("large"));

    assertThat(alive("large")).isEmpty();
    assertThat(
            service.number(
                "select count(*) from event where space = 'large' and type ="
                    + " 'reinstate.document.deleted'"))
        .isEqualTo(20_001);
  }

  /** A space, unless there is one, and in it a workbook with a sheet of two records. */
  private static void workbook(String space, String id) {
    if (alive(space).isEmpty()) {
      service.createSpace(space);
    }
    service.create(key(space, "workbooks", id), "{}");
    service.create(key(space, "sheets", id), "{\"workbook_id\": \"%s\"}".formatted(id));
    service.create(key(space, "records", id + "-1"), "{\"sheet_id\": \"%s\"}".formatted(id));
    service.create(key(space, "records", id + "-2"), "{\"sheet_id\": \"%s\"}".formatted(id));
  }

  private static List<String> alive(String space) {
    return texts(
        """
        select collection || '/' || id from document where space = '%s' and not deleted order by collection, id
        """
            .formatted(space));
  }

  private static List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    for (Row row : service.rows(sql)) {
      texts.add(row.getString(0));
    }
    return texts;
  }

  private static DocumentKey key(String space, String collection, String id) {
    return new DocumentKey(space, collection, id);
  }

  private static DeleteDocument deletion(DocumentKey key, WriteOptions options) {
    return new DeleteDocument(as("admin"), options, key);
  }
}

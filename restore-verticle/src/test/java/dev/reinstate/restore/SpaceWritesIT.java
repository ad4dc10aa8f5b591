package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Documents live in spaces, belong to one another, and wait for whoever has a space for himself.
 */
class SpaceWritesIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void documentsOfOneIdInTwoSpacesAreTwoDocuments() {
    service.createSpace("left");
    service.createSpace("right");

    service.create(new DocumentKey("left", "employees", "same"), "{\"in\":\"left\"}");
    service.create(new DocumentKey("right", "employees", "same"), "{\"in\":\"right\"}");

    assertThat(service.read(new DocumentKey("left", "employees", "same")).content())
        .contains("left");
  }

  @Test
  void nothingIsWrittenIntoASpaceThatIsNotThere() {
    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, creation("nowhere", "employees", "a")))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void aDocumentOfASpaceThatIsNotThereIsNotWhatIsMissing() {
    var key = new DocumentKey("nowhere", "employees", "a");

    assertThat(service.refusal(Addresses.READ_DOCUMENT, new ReadDocument(as("admin"), key, null)))
        .isEqualTo(new SpaceNotFound("nowhere"));
    assertThat(service.refusal(Addresses.RESTORE_DOCUMENT, restoration(key, 1)))
        .isEqualTo(new SpaceNotFound("nowhere"));
    assertThat(service.refusal(Addresses.LIST_DOCUMENTS, listing("nowhere", "employees")))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void aSheetNeedsALiveWorkbook() {
    service.createSpace("tables");
    var sheet = new NewDocument("sheet", "{\"workbook_id\":\"book\"}");
    var creation = new CreateDocument(as("admin"), PLAIN, "tables", "sheets", sheet);

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, creation))
        .isEqualTo(
            new ConflictsWith(
                "What the document belongs to does not exist",
                List.of(new DocumentKey("tables", "workbooks", "book"))));
    service.create(new DocumentKey("tables", "workbooks", "book"), "{}");
    assertThat(service.done(Addresses.CREATE_DOCUMENT, creation).version()).isEqualTo(1);
  }

  @Test
  void aSheetThatNamesNoWorkbookDoesNotFitItsSchema() {
    service.createSpace("unbound");

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, creation("unbound", "sheets", "sheet")))
        .isInstanceOf(SchemaViolated.class);
  }

  @Test
  void pinnedWorkbooksComeFirst() {
    service.createSpace("pins");
    service.create(new DocumentKey("pins", "workbooks", "first"), "{}");
    service.create(new DocumentKey("pins", "workbooks", "second"), "{\"labels\":[\"pinned\"]}");
    service.create(new DocumentKey("pins", "workbooks", "third"), "{\"labels\":[\"other\"]}");

    assertThat(service.done(Addresses.LIST_DOCUMENTS, listing("pins", "workbooks")).documents())
        .extracting(Document::id)
        .containsExactly("second", "first", "third");
  }

  @Test
  void whoseTokenIsBoundToASpaceSeesThatOneAlone() {
    service.createSpace("mine");
    service.createSpace("yours");
    var spaces = listing(bound("mine"), DocumentKey.DEFAULT_SPACE, DocumentKey.SPACES);

    assertThat(service.done(Addresses.LIST_DOCUMENTS, spaces).documents())
        .extracting(Document::id)
        .containsExactly("mine");
    assertThat(
            service.refusal(Addresses.LIST_DOCUMENTS, listing(bound("mine"), "yours", "employees")))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void jobsKeepNoHistory() {
    service.createSpace("work");
    var job = new DocumentKey("work", "jobs", "job");
    service.create(job, "{\"status\":\"ready\"}");

    service.replace(job, "{\"status\":\"complete\"}");

    Awaitility.await()
        .until(() -> service.number("select count(*) from version where space = 'work'") == 2);
  }

  @Test
  void anUnknownCollectionIsNoneInASpaceEither() {
    service.createSpace("empty");

    assertThat(service.refusal(Addresses.CREATE_DOCUMENT, creation("empty", "nothing", "a")))
        .isEqualTo(new CollectionNotFound("nothing"));
  }

  @Test
  void aWriteWaitsForWhoeverHasTheSpaceForHimself() {
    service.createSpace("waiting");
    var held = new HeldSpace("waiting");
    Future<Reply<Document>> write =
        service.send(Addresses.CREATE_DOCUMENT, creation("waiting", "employees", "a"));
    service.create(RestoreFixture.employee("elsewhere-" + System.nanoTime()), "{}");
    assertThat(write.isComplete()).isFalse();

    held.end();

    assertThat(await(write)).isInstanceOf(Reply.Done.class);
  }

  @Test
  void aBatchWaitsForWhoeverHasTheSpaceForHimself() {
    service.createSpace("crowded");
    var held = new HeldSpace("crowded");
    var documents = List.of(new NewDocument("a", "{}"), new NewDocument("b", "{}"));
    Future<Reply<CreatedDocuments>> batch =
        service.send(
            Addresses.CREATE_DOCUMENTS,
            new CreateDocuments(as("admin"), PLAIN, "crowded", "employees", documents));
    service.create(RestoreFixture.employee("aside-" + System.nanoTime()), "{}");
    assertThat(batch.isComplete()).isFalse();

    held.end();

    assertThat(await(batch)).isInstanceOf(Reply.Done.class);
  }

  @Test
  void aWriteThatWaitedForAnOperationHasALaterTimeThanIt() {
    service.createSpace("later");
    Instant floor = Instant.parse("2100-01-01T00:00:00Z");
    service.rows(
        "update space set floor = '2100-01-01 00:00:00Z', operations = 1 where space = 'later'");

    Document written = service.create(new DocumentKey("later", "employees", "a"), "{}");

    assertThat(written.updatedAt()).isAfter(floor);
  }

  @Test
  void writesOfOneDocumentThatWaitedAreMadeInTheirOrder() {
    service.createSpace("order");
    var key = new DocumentKey("order", "employees", "a");
    service.create(key, "{}");
    var held = new HeldSpace("order");
    List<Future<Reply<Document>>> writes =
        List.of(1, 2, 3, 4).stream().map(n -> replacement(key, n)).map(this::sent).toList();

    held.end();

    assertThat(writes).allSatisfy(write -> assertThat(await(write)).isInstanceOf(Reply.Done.class));
    assertThat(service.read(key).version()).isEqualTo(5);
  }

  private Future<Reply<Document>> sent(ReplaceDocument command) {
    return service.send(Addresses.REPLACE_DOCUMENT, command);
  }

  private static ReplaceDocument replacement(DocumentKey key, int n) {
    return new ReplaceDocument(as("admin"), PLAIN, key, "{\"n\":" + n + "}");
  }

  private static CreateDocument creation(String space, String collection, String id) {
    return new CreateDocument(as("admin"), PLAIN, space, collection, new NewDocument(id, "{}"));
  }

  private static ListDocuments listing(String space, String collection) {
    return listing(as("admin"), space, collection);
  }

  private static ListDocuments listing(RequestContext context, String space, String collection) {
    return new ListDocuments(context, space, collection, List.of(), List.of(), List.of(), 50, null);
  }

  private static RequestContext bound(String space) {
    return new RequestContext(
        new Actor("alice", List.of("admin"), "{}", space),
        "request-1",
        null,
        "127.0.0.1",
        null,
        Instant.EPOCH);
  }

  /** The lock that exclusive work holds, in a transaction that stays open until told otherwise. */
  private static final class HeldSpace {
    private final Promise<Void> end = Promise.promise();
    private final Future<Void> transaction;

    HeldSpace(String space) {
      Promise<Void> taken = Promise.promise();
      transaction =
          service.pg.transaction(
              connection ->
                  connection
                      .query(
                          "select pg_advisory_xact_lock(hashtextextended('%s', 7301))"
                              .formatted(space))
                      .execute()
                      .<Void>mapEmpty()
                      .onComplete(taken)
                      .compose(locked -> end.future()));
      await(taken.future());
    }

    void end() {
      end.complete();
      await(transaction);
    }
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.ReadSpace;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.Space;
import dev.reinstate.contracts.VersionDiff;
import dev.reinstate.contracts.VersionHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceRoutesTest {

  private static final Instant EARLIEST = Instant.parse("2025-02-01T00:00:00Z");
  private static final DocumentKey CRM = DocumentKey.ofSpace("crm");

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void aSpaceIsCreatedInItself() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENT, TestApi.JOHN);

    var response = api.postJson("/spaces", "{\"_id\":\"emp_1\",\"name\":\"CRM\"}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains("/spaces/emp_1");
    assertThat(api.received(CreateDocument.class))
        .returns("emp_1", CreateDocument::space)
        .returns("spaces", CreateDocument::collection)
        .returns(new NewDocument("emp_1", "{\"name\":\"CRM\"}"), CreateDocument::document);
  }

  @Test
  void aSpaceWithoutAnIdGetsOneElsewhere() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENT, TestApi.JOHN);

    api.postJson("/spaces", "{}");

    assertThat(api.received(CreateDocument.class).space()).isEqualTo("default");
  }

  @Test
  void spacesAreListedAsDocumentsAre() throws Exception {
    api.answer(Addresses.LIST_DOCUMENTS, new DocumentPage(List.of(), null));

    api.get("/spaces?name=CRM&_limit=7");

    assertThat(api.received(ListDocuments.class))
        .returns("default", ListDocuments::space)
        .returns("spaces", ListDocuments::collection)
        .returns(7, ListDocuments::limit);
  }

  @Test
  void aSpaceSaysHowFarBackItCanGo() throws Exception {
    api.answer(Addresses.READ_SPACE, new Space(TestApi.JOHN, EARLIEST));

    var response = api.get("/spaces/crm");

    assertThat(response.body())
        .startsWith("{\"_id\":\"emp_1\",\"_version\":6,")
        .endsWith("75000.10,\"earliest_restorable\":\"2025-02-01T00:00:00.000000Z\"}");
    assertThat(response.headers().firstValue("ETag")).contains("\"6\"");
    assertThat(api.received(ReadSpace.class).space()).isEqualTo("crm");
  }

  @Test
  void whatAPatchMadeOfItDoesNotHideHowFarBackASpaceCanGo() {
    var patched = TestApi.JOHN.withContent("{\"earliest_restorable\":1,\"limit\":1.10}");
    api.answer(Addresses.READ_SPACE, new Space(patched, EARLIEST));

    assertThat(api.get("/spaces/crm").body())
        .endsWith("\"limit\":1.10,\"earliest_restorable\":\"2025-02-01T00:00:00.000000Z\"}");
  }

  @Test
  void aSpaceThatIsKnownIsNotSentAgain() {
    api.answer(Addresses.READ_SPACE, new Space(TestApi.JOHN, EARLIEST));

    assertThat(api.get("/spaces/crm", "If-None-Match", "\"6\"").statusCode()).isEqualTo(304);
  }

  @Test
  void aSpaceCanBeReadAsItWas() throws Exception {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);

    var response = api.get("/spaces/crm?at=2025-02-01T00:00:00Z");

    assertThat(response.body()).doesNotContain("earliest_restorable");
    assertThat(api.received(ReadDocument.class))
        .returns(CRM, ReadDocument::document)
        .returns(EARLIEST, ReadDocument::at);
  }

  @Test
  void aSpaceCanBeSentBackAsItWasRead() throws Exception {
    api.answer(Addresses.PATCH_DOCUMENT, TestApi.JOHN);

    api.send(
        "PATCH",
        "/spaces/crm",
        "{\"_id\":\"crm\",\"limit\":1.10,\"earliest_restorable\":\"2025-02-01T00:00:00Z\"}",
        "Content-Type",
        "application/json");

    assertThat(api.received(PatchDocument.class))
        .returns(CRM, PatchDocument::document)
        .returns("{\"limit\":1.10}", PatchDocument::patch);
  }

  @Test
  void aSpaceIsDeletedAsTheDocumentItIs() throws Exception {
    api.answer(Addresses.DELETE_DOCUMENT, new DeletedDocument("crm", 7));

    var response = api.send("DELETE", "/spaces/crm", "");

    assertThat(response.body()).isEqualTo("{\"deleted\":true,\"id\":\"crm\",\"_version\":7}");
    assertThat(api.received(DeleteDocument.class).document()).isEqualTo(CRM);
  }

  @Test
  void aSpaceHasAHistoryOfItsOwn() throws Exception {
    api.answer(Addresses.LIST_VERSIONS, new VersionHistory(List.of()));
    api.get("/spaces/crm/versions");
    assertThat(api.received(ListVersions.class).document()).isEqualTo(CRM);

    api.answer(Addresses.DIFF_VERSIONS, new VersionDiff(1, 2, List.of(), "[]"));
    api.get("/spaces/crm/diff/1/2");
    assertThat(api.received(DiffVersions.class).document()).isEqualTo(CRM);
  }

  @Test
  void aDocumentOfASpaceHasItsPlaceThere() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENT, TestApi.JOHN);

    var response = api.postJson("/spaces/crm/workbooks", "{}");

    assertThat(response.headers().firstValue("Location")).contains("/spaces/crm/workbooks/emp_1");
    assertThat(api.received(CreateDocument.class))
        .returns("crm", CreateDocument::space)
        .returns("workbooks", CreateDocument::collection);
  }

  @Test
  void aBatchGoesIntoTheSpaceOfItsPath() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENTS, new CreatedDocuments(List.of("a")));

    api.postJson("/spaces/crm/records/batch", "{\"documents\":[{}]}");

    assertThat(api.received(CreateDocuments.class))
        .returns("crm", CreateDocuments::space)
        .returns("records", CreateDocuments::collection);
  }

  @ParameterizedTest
  @CsvSource({
    "/employees/emp_1/restore/2, default, employees",
    "/spaces/default/employees/emp_1/restore/2, default, employees",
    "/spaces/a%40b/records/emp_1/restore/2, a@b, records",
  })
  void aRestoreIsOfTheDocumentOfItsSpace(String path, String space, String collection)
      throws Exception {
    api.answerRestores();

    api.postJson(path, "{}");

    assertThat(api.received(RestoreDocument.class).document())
        .isEqualTo(new DocumentKey(space, collection, "emp_1"));
  }

  @Test
  void anErrorInASpaceHasTheWordsThatItHasAtTheRoot() {
    api.refuse(Addresses.RESTORE_DOCUMENT, new Refusal.Failed("database connection lost"));

    assertThat(api.postJson("/spaces/crm/employees/emp_1/restore/2", "{}").body())
        .contains("Failed to restore document\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbooks",
        "/records/r_1",
        "/%73paces",
        "/%73paces/default",
        "/spaces/crm/%73paces",
        "/spaces/crm/%5Faudit",
        "/spaces/crm/Employees/emp_1/versions"
      })
  void whatCannotBeACollectionThereIsNotFound(String path) {
    var response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"code\":\"COLLECTION_NOT_FOUND\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spaces/", "/spaces/..", "/spaces/a%2Fb", "/spaces/a%20b/employees"})
  void aSpaceThatCannotBeIsABadRequest(String path) {
    var response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Invalid space id");
  }

  @Test
  void anotherMethodIsToldWhatThereIs() {
    var response = api.postJson("/spaces/crm/versions", "{}");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }
}

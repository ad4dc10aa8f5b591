package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PatchDocument.Format;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.ReplaceDocument;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void aCreatedDocumentIsAnsweredWithItsPlace() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENT, TestApi.JOHN);

    var response = api.postJson("/employees", "{\"_id\":\"emp_1\",\"salary\":1.10}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains("/employees/emp_1");
    assertThat(response.headers().firstValue("ETag")).contains("\"6\"");
    assertThat(api.received(CreateDocument.class).document())
        .isEqualTo(new NewDocument("emp_1", "{\"salary\":1.10}"));
  }

  @Test
  void aCreatedBatchIsAnsweredWithItsIds() throws Exception {
    api.answer(Addresses.CREATE_DOCUMENTS, new CreatedDocuments(List.of("a", "b")));

    var response = api.postJson("/employees/batch", "{\"documents\":[{},{}]}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"created\":[\"a\",\"b\"]}");
    assertThat(api.received(CreateDocuments.class).documents()).hasSize(2);
  }

  @Test
  void aDocumentCanBeReadAsItWas() throws Exception {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);

    api.get("/employees/emp_1?at=2025-01-01T00:00:00%2B02:00");

    assertThat(api.received(ReadDocument.class).at())
        .isEqualTo(Instant.parse("2024-12-31T22:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2999-01-01T00:00:00Z", "2025-01-01T00:00:00+02:00", ""})
  void aMomentThatCannotBeReadAtReachesNobody(String at) {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);

    assertThat(api.get("/employees/emp_1?at=" + at).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"6\",304", "W/\"6\",304", "*,304", "\"5\",200", "6,400"})
  void aReadIsConditionalOnRequest(String tags, int status) {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);

    var response = api.get("/employees/emp_1", "If-None-Match", tags);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().isEmpty()).isEqualTo(status == 304);
  }

  @Test
  void aDocumentIsReplaced() throws Exception {
    api.answer(Addresses.REPLACE_DOCUMENT, TestApi.JOHN);

    api.send("PUT", "/employees/emp_1", "{\"_id\":\"emp_1\"}", "Content-Type", "application/json");

    assertThat(api.received(ReplaceDocument.class).content()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "application/merge-patch+json, {}, MERGE_PATCH",
    "application/json, {}, MERGE_PATCH",
    "application/json-patch+json, [], JSON_PATCH"
  })
  void aPatchHasTheFormatOfItsType(String type, String body, Format format) throws Exception {
    api.answer(Addresses.PATCH_DOCUMENT, TestApi.JOHN);

    var response = api.send("PATCH", "/employees/emp_1", body, "Content-Type", type);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.received(PatchDocument.class).format()).isEqualTo(format);
  }

  @Test
  void aDeletionIsAnsweredWithTheVersionThatRecordsIt() {
    api.answer(Addresses.DELETE_DOCUMENT, new DeletedDocument("emp_1", 7));

    assertThat(api.send("DELETE", "/employees/emp_1", "").body())
        .isEqualTo("{\"deleted\":true,\"id\":\"emp_1\",\"_version\":7}");
  }

  @Test
  void aPageSaysWhetherThereIsMore() throws Exception {
    api.answer(Addresses.LIST_DOCUMENTS, new DocumentPage(List.of(TestApi.JOHN), "c\"2"));

    var response = api.get("/employees?salary%5Bgte%5D=1&_limit=1&_cursor=c1");

    assertThat(response.body())
        .startsWith("{\"data\":[{\"_id\":\"emp_1\",")
        .endsWith("}],\"pagination\":{\"cursor\":\"c\\\"2\",\"has_more\":true}}");
    assertThat(api.received(ListDocuments.class))
        .returns(1, ListDocuments::limit)
        .returns("c1", ListDocuments::cursor);
  }

  @Test
  void theLastPageHasNoCursor() {
    api.answer(Addresses.LIST_DOCUMENTS, new DocumentPage(List.of(), null));

    assertThat(api.get("/employees").body())
        .isEqualTo("{\"data\":[],\"pagination\":{\"cursor\":null,\"has_more\":false}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00e9", "\u0001"})
  void anIdempotencyKeyIsPrintableAscii(String key) throws Exception {
    String answer =
        api.raw(
            "DELETE /employees/emp_1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Authorization: %s\r\nIdempotency-Key: %s\r\n\r\n".formatted(api.bearer(), key));

    assertThat(answer).startsWith("HTTP/1.1 400");
  }
}

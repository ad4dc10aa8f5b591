package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Refusal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request. */
class HttpTest {

  @AutoClose static final TestApi api = TestApi.start();

  @BeforeEach
  void answerReads() {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/employees/emp_1", "/employees/emp_1/restore/abc", "/_x", "/a/b/c/d/e/f"})
  void whoDoesNotSayWhoHeIsLearnsNothingElse(String path) {
    var response = api.sendWithoutToken("GET", path);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Authentication required\"}}");
  }

  @Test
  void twoTokensAreNone() {
    var response =
        api.send(
            api.request("GET", "/employees/emp_1", "")
                .header("Authorization", api.bearer())
                .header("Authorization", api.bearer())
                .build());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/_x",
        "/_x/emp_1",
        "/spaces/s/_audit",
        "/spaces/s/diff",
        "/employees/emp_1/x",
        "//"
      })
  void thereIsNothingAtOtherPaths(String path) {
    var response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  @Test
  void aPublicPathThatIsNoneIsNotFoundWithoutAToken() {
    assertThat(api.sendWithoutToken("GET", "/_health/x").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /employees/emp_1            | GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
        "DELETE | /employees                  | GET, HEAD, POST, OPTIONS",
        "TRACE  | /employees                  | GET, HEAD, POST, OPTIONS",
        "PUT    | /employees/emp_1/restore/2  | GET, HEAD, POST, OPTIONS",
        "BREW   | /employees/emp_1/versions/2 | GET, HEAD, OPTIONS",
        "PROPFIND | /employees/batch | POST, GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
      })
  void anotherMethodIsToldWhichThereAre(String method, String path, String allow) {
    var response = api.send(method, path, "");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allow);
    assertThat(response.body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }

  @Test
  void optionsSaysWhatCanBeDone() {
    var response = api.send("OPTIONS", "/employees/emp_1", "");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Allow"))
        .contains("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    assertThat(response.headers().firstValue("Accept-Patch"))
        .contains("application/merge-patch+json, application/json, application/json-patch+json");
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() {
    var get = api.get("/employees/emp_1");
    var head = api.send("HEAD", "/employees/emp_1", "");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).contains("\"6\"");
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @Test
  void everyAnswerIsPrivateAndNotGuessedAt() {
    var headers = api.get("/employees/emp_1").headers();

    assertThat(headers.firstValue("Vary")).contains("Authorization, Accept");
    assertThat(headers.firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theRequestIdIsEchoed() {
    assertThat(requestId(api.get("/employees/emp_1", "X-Request-ID", "r 1"))).isEqualTo("r 1");
  }

  @Test
  void anUnusableRequestIdIsReplaced() {
    assertThat(requestId(api.get("/employees/emp_1", "X-Request-ID", "x".repeat(129))))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void anUnusableCorrelationIdIsRefused() {
    assertThat(api.get("/employees/emp_1", "X-Correlation-ID", "x".repeat(129)).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1", "at=2025-01-01T00:00:00Z&at=2025-01-01T00:00:00Z", "_at=1"})
  void anUnknownOrDoubledParameterIsRefused(String query) {
    var response = api.get("/employees/emp_1?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"details\":{\"parameter\":");
  }

  @Test
  void whoAcceptsNothingThatThereIsIsTold() {
    var response = api.get("/employees/emp_1", "Accept", "text/html, application/json;q=0");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("{\"available\":[\"application/json\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json; charset=latin1", "application/xml"})
  void aBodyOfAnotherTypeIsRefused(String type) {
    var response = api.send("POST", "/employees", "{}", "Content-Type", type);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("{\"supported\":[\"application/json\"]}");
  }

  @Test
  void aCompressedBodyIsRefused() {
    var response =
        api.send(
            "POST",
            "/employees",
            "{}",
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip");

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void aMissingBodyIsRefused() {
    assertThat(api.postJson("/employees", "").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyWhereThereIsNoneIsRefused() {
    assertThat(api.send("DELETE", "/employees/emp_1", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyToCarryItOutIsUnavailable() {
    var response = api.get("/employees/emp_1/versions/1");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"no restore worker\"}}");
  }

  @Test
  void aRefusalOverTheBusBecomesItsError() {
    api.refuse(Addresses.READ_DOCUMENT, new Refusal.CollectionNotFound("employes"));

    var response = api.get("/employes/emp_1");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("COLLECTION_NOT_FOUND");
  }

  @Test
  void aFaultIsAnsweredWithoutItsText() {
    api.handle(
        Addresses.READ_DOCUMENT,
        command -> {
          throw new IllegalStateException("select secret from host");
        });

    var response = api.get("/employees/emp_1");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"INTERNAL_ERROR\",\"message\":\"Failed to read document\","
                + "\"details\":{\"error\":\"unexpected failure\"}}}");
  }

  @Test
  void aPublicOperationRefusesUnknownParametersToo() {
    assertThat(api.sendWithoutToken("GET", "/_health/live?x=1").statusCode()).isEqualTo(400);
  }

  private static String requestId(HttpResponse<String> response) {
    return response.headers().firstValue("X-Request-ID").orElse("");
  }
}

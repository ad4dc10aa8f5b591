package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RestoreDocument;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreDocumentRouteTest {

  @AutoClose static final TestApi api = TestApi.start();

  @BeforeEach
  void answerRestores() {
    api.answerRestores();
  }

  @Test
  void theRestoredDocumentIsAnsweredWithItsSystemFieldsFirstAndItsDigitsKept() {
    var response = api.send("POST", "/employees/emp_1/restore/2", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("ETag")).contains("\"6\"");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"_id\":\"emp_1\",\"_version\":6,"
                + "\"created_at\":\"2025-01-15T09:30:00.000000Z\",\"created_by\":\"admin\","
                + "\"updated_at\":\"2025-06-01T12:00:00.123456Z\",\"updated_by\":\"alice\","
                + "\"name\": \"John\", \"salary\": 75000.10}");
  }

  @Test
  void theCommandSaysWhoAsksForWhat() throws Exception {
    api.send("POST", "/employees/emp_1/restore/2", "", "X-Request-ID", "r-1");

    var command = api.received(RestoreDocument.class);
    assertThat(command.document()).isEqualTo(new DocumentKey("default", "employees", "emp_1"));
    assertThat(command.version()).isEqualTo(2);
    assertThat(command.ignoreSchema()).isFalse();
    assertThat(command.options().changeReason()).isNull();
    assertThat(command.options().precondition()).isNull();
    assertThat(command.options().idempotencyKey()).isNull();
    assertThat(command.context().actor().id()).isEqualTo("alice");
    assertThat(command.context().requestId()).isEqualTo("r-1");
    assertThat(command.context().ipAddress()).isEqualTo("127.0.0.1");
    assertThat(command.context().userAgent()).startsWith("Java-http-client");
  }

  @Test
  void theReasonInTheBodyWinsOverTheHeader() throws Exception {
    api.send(
        "POST",
        "/employees/emp_1/restore/2",
        "{\"change_reason\":\"wrong raise\",\"schema\":\"ignore\"}",
        "Content-Type",
        "application/json; charset=UTF-8",
        "X-Change-Reason",
        "other");

    var command = api.received(RestoreDocument.class);
    assertThat(command.options().changeReason()).isEqualTo("wrong raise");
    assertThat(command.ignoreSchema()).isTrue();
  }

  @Test
  void theReasonInTheHeaderIsUtf8() throws Exception {
    String reason = "für Zoë \u2713";
    String latin = new String(reason.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    api.raw(
        "POST /employees/emp_1/restore/2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Content-Length: 0\r\nAuthorization: %s\r\nX-Change-Reason: %s\r\n\r\n"
                .formatted(api.bearer(), latin));

    assertThat(api.received(RestoreDocument.class).options().changeReason()).isEqualTo(reason);
  }

  @Test
  void anIfMatchNamesTheVersionsExpected() throws Exception {
    api.send("POST", "/employees/emp_1/restore/2", "", "If-Match", "\"4\", W/\"5\", \"x\"");

    assertThat(api.received(RestoreDocument.class).options().precondition())
        .isEqualTo(new Precondition(List.of(4), false));
  }

  @Test
  void theSameRequestHasTheSameFingerprintAndAnotherAnother() throws Exception {
    api.send("POST", "/employees/emp_1/restore/2", "", "Idempotency-Key", "k");
    api.send("POST", "/employees/emp_1/restore/2", "", "Idempotency-Key", "k");
    api.send("POST", "/employees/emp_1/restore/3", "", "Idempotency-Key", "k");

    String first = fingerprint();
    assertThat(fingerprint()).isEqualTo(first).hasSize(64);
    assertThat(fingerprint()).isNotEqualTo(first);
  }

  @Test
  void aReplayedResultSaysSo() {
    api.handle(Addresses.RESTORE_DOCUMENT, command -> new Reply.Done<>(TestApi.restored(), true));

    var response = api.send("POST", "/employees/emp_1/restore/2", "", "Idempotency-Key", "k");

    assertThat(response.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void fieldsThatKeptTheirValueAreNamed() {
    api.answer(
        Addresses.RESTORE_DOCUMENT, TestApi.restored("salary", "address.city", "g\u00fcltig, ja"));

    var response = api.send("POST", "/employees/emp_1/restore/2", "");

    assertThat(response.headers().firstValue("X-Fields-Kept"))
        .contains("salary, address.city, g%C3%BCltig%2C%20ja");
  }

  @Test
  void whereNoFieldKeptItsValueNoneIsNamed() {
    var response = api.send("POST", "/employees/emp_1/restore/2", "");

    assertThat(response.headers().firstValue("X-Fields-Kept")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc,abc",
    "0,0",
    "-1,-1",
    "+1,+1",
    "1.5,1.5",
    "1e3,1e3",
    "01,01",
    "2147483648,2147483648",
    "99999999999999999999,99999999999999999999",
    "a%2Fb,a/b",
    "%C3%BC,ü",
    "%D9%A3,\u0663",
  })
  void aBadVersionIsNamedAndReachesNobody(String path, String text) {
    var response = api.send("POST", "/employees/emp_1/restore/" + path, "");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"Invalid version number\","
                + "\"details\":{\"version\":\""
                + text
                + "\"}}}");
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aBlankVersionIsNamedToo() {
    assertThat(api.send("POST", "/employees/emp_1/restore/%20", "").body())
        .contains("\"details\":{\"version\":\" \"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"reason\":\"x\"}",
        "{\"change_reason\":1}",
        "{\"schema\":\"strict\"}",
        "{\"schema\":null}",
        "{\"change_reason\":\"\\u0000\"}",
        "{\"change_reason\":\"\\ud800\"}",
        "{\"schema\":\"ignore\",\"schema\":\"ignore\"}",
        "{} {}",
      })
  void aBadBodyReachesNobody(String body) {
    var response = api.postJson("/employees/emp_1/restore/2", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aReasonOfAThousandCharactersIsTakenWhateverItsCharactersAre() {
    String reason = "\uD83D\uDE00".repeat(1_000);

    assertThat(restoreBecause(reason).statusCode()).isEqualTo(200);
    assertThat(restoreBecause(reason + "x").statusCode()).isEqualTo(400);
    assertThat(restoreBecause("x".repeat(1_001)).statusCode()).isEqualTo(400);
  }

  @Test
  void aBadVersionIsToldBeforeABadCollection() {
    assertThat(api.send("POST", "/Employees/emp_1/restore/abc", "").statusCode()).isEqualTo(400);
  }

  @Test
  void whatCannotNameACollectionIsNotFoundAndReachesNobody() {
    var response = api.send("POST", "/Employees/emp_1/restore/2", "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"COLLECTION_NOT_FOUND\",\"message\":\"Collection not found\","
                + "\"details\":{\"collection\":\"Employees\"}}}");
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "..", ".", "%2E%2E", "a%2Fb", "%C3%BC", "a+b", "a%00"})
  void aBadIdReachesNobody(String id) {
    assertThat(api.send("POST", "/employees/" + id + "/restore/2", "").statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  private static HttpResponse<String> restoreBecause(String reason) {
    return api.postJson("/employees/emp_1/restore/2", "{\"change_reason\":\"" + reason + "\"}");
  }

  private static String fingerprint() throws InterruptedException {
    var key = api.received(RestoreDocument.class).options().idempotencyKey();
    return key == null ? "" : key.fingerprint();
  }
}

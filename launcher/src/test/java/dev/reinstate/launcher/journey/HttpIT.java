package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of HTTP expect. */
@ExtendWith(InstallationExtension.class)
final class HttpIT {

  private static final String READ = "GET, HEAD, OPTIONS";

  private final Caller admin;
  private final Caller anonymous;
  private final String path;

  HttpIT(Installation installation) {
    admin = installation.admin();
    anonymous = installation.anonymous();
    path = installation.document("employees", "{\"name\":\"John\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/versions", "/versions/1", "/diff/1/1", "/restore/1"})
  void headIsGetWithoutItsBody(String rest) {
    Answer get = admin.get(path + rest);

    Answer head = admin.send("HEAD", path + rest);

    assertThat(head.text()).isEmpty();
    assertThat(head.status()).isEqualTo(get.status());
    for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "Vary"}) {
      assertThat(head.header(name)).isEqualTo(get.header(name));
    }
  }

  @Test
  void headOfAMissingDocumentIs404() {
    assertThat(admin.send("HEAD", "/employees/nobody").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/employees | GET, HEAD, POST, OPTIONS",
        "/employees/x | GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
        "/employees/x/versions | " + READ,
        "/employees/x/versions/1 | " + READ,
        "/employees/x/diff/1/2 | " + READ,
        "/employees/x/restore/1 | GET, HEAD, POST, OPTIONS",
        "/_health/live | " + READ
      })
  void optionsAndAWrongMethodTellWhatIsAllowed(String target, String methods) {
    Answer options = admin.send("OPTIONS", target);
    Answer wrong = admin.send("BREW", target);

    assertThat(options.status()).isEqualTo(204);
    assertThat(allowed(options)).containsExactlyInAnyOrder(methods.split(", ", -1));
    assertThat(wrong.outcome()).isEqualTo("405 METHOD_NOT_ALLOWED");
    assertThat(allowed(wrong)).isEqualTo(allowed(options));
  }

  @Test
  void optionsTellWhichPatchesAreTaken() {
    assertThat(admin.send("OPTIONS", path).header("Accept-Patch"))
        .contains("application/merge-patch+json", "application/json-patch+json");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /employees",
    "PUT, /employees",
    "POST, /employees/x/versions",
    "PATCH, /employees/x/restore/1",
    "DELETE, /employees/x/versions/1",
    "POST, /_health/live"
  })
  void aMethodThatAPathDoesNotHaveIs405(String method, String target) {
    assertThat(admin.send(method, target).outcome()).isEqualTo("405 METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/xml, text/*", "application/json;q=0", "image/png"})
  void whatCannotBeAcceptedIs406(String accept) {
    Answer refused = admin.get(path, "Accept", accept);

    assertThat(refused.outcome()).isEqualTo("406 NOT_ACCEPTABLE");
    assertThat(refused.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "text/html, application/json;q=0.1",
        "text/html, */*;q=0.8"
      })
  void whatCanBeAcceptedIsSent(String accept) {
    assertThat(admin.get(path, "Accept", accept).header("Content-Type"))
        .isEqualTo("application/json");
  }

  @Test
  void everyAnswerSaysHowItMayBeKept() {
    for (Answer answer :
        new Answer[] {admin.get(path), admin.get("/unknown/x"), anonymous.get(path)}) {
      assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(answer.header("Vary")).contains("Authorization", "Accept");
    }
  }

  @Test
  void aRequestIdIsEchoed() {
    assertThat(admin.get(path, "X-Request-ID", "abc-123").header("X-Request-ID"))
        .isEqualTo("abc-123");
    assertThat(anonymous.get(path, "X-Request-ID", "abc").header("X-Request-ID")).isEqualTo("abc");
  }

  @Test
  void aRequestWithoutAnIdIsGivenOne() {
    assertThat(admin.get(path).header("X-Request-ID"))
        .isNotBlank()
        .isNotEqualTo(admin.get(path).header("X-Request-ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/versions/1", "/diff/1/1", "/restore/1"})
  void anUnknownQueryParameterIs400(String rest) {
    assertThat(admin.get(path + rest + "?x=1").details().path("parameter").asText()).isEqualTo("x");
    assertThat(admin.get(path + rest + "?_limit=1").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void anUnknownQueryParameterOfAWriteIs400() {
    assertThat(admin.put(path + "?x=1", "{}").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.delete(path + "?x=1").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees?x=1", "{}").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post(path + "/restore/1?x=1").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  private static Set<String> allowed(Answer answer) {
    String allow = answer.header("Allow");
    return allow == null ? Set.of() : Set.of(allow.split(", ", -1));
  }
}

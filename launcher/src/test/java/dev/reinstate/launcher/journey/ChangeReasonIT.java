package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a change was made. */
@ExtendWith(InstallationExtension.class)
final class ChangeReasonIT {

  private static final String HEADER = "X-Change-Reason";

  private final Installation installation;
  private final Caller admin;
  private final String path;

  ChangeReasonIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void everyWriteCanSayItInAHeader() {
    String[] because = {HEADER, "because"};
    String id = admin.post("/employees", "{}", because).json().path("_id").asText();
    admin.put("/employees/" + id, "{}", because);
    admin.patch("/employees/" + id, "{}", because);
    admin.send("POST", "/employees/" + id + "/restore/1", because);
    admin.delete("/employees/" + id, because);

    assertThat(admin.get("/employees/" + id + "/versions").column("change_reason"))
        .containsExactly(
            "because", "because", "Pre-restore snapshot", "because", "because", "because");
  }

  @Test
  void aBatchSaysItForAllOfThem() {
    Answer created = admin.post("/employees/batch", "{\"documents\":[{},{}]}", HEADER, "import");

    String second = created.json().path("created").path(1).asText();
    assertThat(admin.get("/employees/" + second + "/versions").column("change_reason"))
        .containsExactly("import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wrong raise", "Größe 😀\n\u2028 \"x\" \\", " blank ", "null"})
  void aRestoreCanSayItInItsBody(String reason) {
    restore("{\"change_reason\":" + quoted(reason) + "}");

    assertThat(reasonOfTheLast()).isEqualTo(reason);
  }

  @Test
  void theBodyWinsOverTheHeader() {
    admin.post(path + "/restore/1", "{\"change_reason\":\"body\"}", HEADER, "header");

    assertThat(reasonOfTheLast()).isEqualTo("body");
  }

  @Test
  void theHeaderCountsWhenTheBodyIsSilent() {
    admin.post(path + "/restore/1", "{}", HEADER, "header");

    assertThat(reasonOfTheLast()).isEqualTo("header");
  }

  @Test
  void aThousandCharactersAreTaken() {
    String reason = "😀".repeat(1000);

    restore("{\"change_reason\":\"" + reason + "\"}");

    assertThat(reasonOfTheLast()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "😀"})
  void oneMoreIs400(String character) {
    Answer refused = restore("{\"change_reason\":\"" + character.repeat(1001) + "\"}");

    assertThat(refused.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(2);
  }

  @Test
  void aHeaderOfAThousandCharactersIsTakenAndOneMoreIsNot() {
    assertThat(admin.put(path, "{}", HEADER, "x".repeat(1000)).status()).isEqualTo(200);
    assertThat(admin.put(path, "{}", HEADER, "x".repeat(1001)).outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aHeaderIsUtf8() throws IOException {
    String bytes = new String("Größe 😀".getBytes(UTF_8), ISO_8859_1);

    String answer = raw("X-Change-Reason: " + bytes);

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(reasonOfTheLast()).isEqualTo("Größe 😀");
  }

  @Test
  void aHeaderThatIsNotUtf8Is400() throws IOException {
    assertThat(raw("X-Change-Reason: \u00ff")).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"change_reason\":1}",
        "{\"change_reason\":[]}",
        "{\"change_reason\":\"\\u0000\"}",
        "{\"change_reason\":\"\\ud800\"}",
        "{\"reason\":\"x\"}",
        "[]",
        "1",
        "\"x\"",
        "null",
        "{",
        "{} {}"
      })
  void aBodyThatSaysItOtherwiseIs400(String body) {
    assertThat(restore(body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(2);
  }

  private Answer restore(String body) {
    return admin.post(path + "/restore/1", body);
  }

  private String raw(String header) throws IOException {
    return RawHttp.exchange(
        installation.uri(),
        """
        DELETE %s HTTP/1.1
        Host: x
        Authorization: Bearer %s
        %s\
        """
            .formatted(path, admin.token(), header));
  }

  private String reasonOfTheLast() {
    return admin.get(path + "/versions?_limit=1").column("change_reason").getFirst();
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}

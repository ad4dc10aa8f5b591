package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is any Unicode but NUL and lone surrogates. */
@ExtendWith(InstallationExtension.class)
final class TextIT {

  private final Installation installation;
  private final Caller admin;

  TextIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ä",
        "😀",
        "👩‍👩‍👧",
        "\u2028\u2029",
        "\uffff\ufffe\ufeff",
        "\u0001\u001f\u007f\u0085",
        "\"\\/\b\f\n\r\t",
        "e\u0301",
        "שלום",
        "\ue000",
        "\udbff\udfff",
        "$1 ' -- ; {}",
        "</script>"
      })
  void itComesBackAsItWasSent(String text) {
    ObjectNode body = (ObjectNode) Json.of("{}");
    body.put("text", text).put("k" + text, 1);

    String path = installation.document("employees", body.toString(), "{}");
    admin.post(path + "/restore/1");

    assertThat(admin.get(path).content()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "a\\u0000b",
        "\\ud800",
        "\\udc00",
        "\\ud800x",
        "\\udc00\\ud800",
        "\\ud83d\\ud83d\\ude00"
      })
  void nulAndLoneSurrogatesAre400(String escaped) {
    String path = installation.document("employees", "{\"n\":1}");

    for (String body :
        new String[] {
          "{\"t\":\"" + escaped + "\"}",
          "{\"" + escaped + "\":1}",
          "{\"a\":[{\"b\":\"" + escaped + "\"}]}"
        }) {
      assertThat(admin.put(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
      assertThat(admin.patch(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
      assertThat(admin.post("/employees", body).outcome()).isEqualTo("400 BAD_REQUEST");
    }
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @Test
  void anEscapedPairIsOneCharacter() {
    String path = installation.document("employees", "{\"t\":\"\\ud83d\\ude00\"}");

    assertThat(admin.get(path).content().path("t").asText()).isEqualTo("😀");
  }

  @Test
  void aJsonPatchCannotSmuggleThemIn() {
    String path = installation.document("employees", "{\"n\":1}");
    String patch = "[{\"op\":\"add\",\"path\":\"/a\",\"value\":\"\\u0000\"}]";

    assertThat(admin.patch(path, patch, "Content-Type", "application/json-patch+json").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aNameCanStandInAnObjectOnce() {
    assertThat(admin.post("/employees", "{\"a\":1,\"a\":2}").outcome())
        .isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees", "{\"a\":{\"b\":1,\"\\u0062\":2}}").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void nestingEndsAt200() {
    assertThat(admin.post("/employees", nested(199)).outcome()).isEqualTo("201");
    assertThat(admin.post("/employees", nested(200)).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees", nested(100_000)).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  /** The document itself is one level more. */
  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }
}

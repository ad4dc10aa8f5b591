package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Accepted;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.PreHookAnswer.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"accept\":true}",
        "{\"accept\":true,\"data\":null}",
        "{\"accept\":true,\"message\":\"fine\",\"more\":[1]}"
      })
  void anAcceptance(String body) {
    assertThat(verdict(body)).isEqualTo(new Accepted(null));
  }

  @Test
  void anAcceptanceOfAnotherDocumentWhichKeepsItsDigits() {
    assertThat(verdict("{\"accept\":true,\"data\":{ \"n\":1.10, \"big\":12345678901234567890 }}"))
        .isEqualTo(new Accepted("{\"n\":1.10,\"big\":12345678901234567890}"));
  }

  @Test
  void anAcceptanceOfADocumentAsDeepAsDocumentsMayBe() {
    String deepest = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";

    assertThat(verdict("{\"accept\":true,\"data\":" + deepest + "}"))
        .isEqualTo(new Accepted(deepest));
  }

  @Test
  void aRejection() {
    assertThat(verdict("{\"accept\":false,\"message\":\" not now \"}"))
        .isEqualTo(new Rejected("not now"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"accept\":false}",
        "{\"accept\":false,\"message\":null}",
        "{\"accept\":false,\"message\":\"  \"}"
      })
  void aRejectionWithoutReason(String body) {
    assertThat(verdict(body)).isEqualTo(new Rejected(null));
  }

  @Test
  void aReasonIsCutBetweenCharacters() {
    String message = "\ud83d\ude00".repeat(1_001);

    assertThat(verdict("{\"accept\":false,\"message\":\"" + message + "\"}"))
        .isEqualTo(new Rejected("\ud83d\ude00".repeat(1_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "true",
        "garbage",
        "{}",
        "{\"accept\":1}",
        "{\"accept\":\"true\"}",
        "{\"accept\":true,\"accept\":false}",
        "{\"accept\":false,\"message\":7}",
        "{\"accept\":false,\"message\":\"\\u0000\"}",
        "{\"accept\":true} {}",
        "\ufeff{\"accept\":true}"
      })
  void garbage(String body) {
    assertThat(verdict(body)).isInstanceOf(Failed.class);
  }

  @Test
  void aStatusOfFourHundredWithAMessageIsARejection() {
    assertThat(AnswerReader.rejection(422, bytes("{\"message\":\"no\"}")))
        .isEqualTo(new Rejected("no"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Not Found", "{}", "{\"message\":7}", "{\"error\":\"no\"}"})
  void andWithoutItIsNone(String body) {
    assertThat(AnswerReader.rejection(404, bytes(body))).isEqualTo(new Failed("status 404"));
  }

  private static PreHookAnswer verdict(String body) {
    return AnswerReader.verdict(bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.reinstate.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScalarTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "5, 5",
        "-5, -5",
        "1.10, 1.10",
        "1e3, 1000",
        "true, true",
        "false, false",
        "null, null",
        "\"5\", \"5\"",
        "\"true\", \"true\"",
        "\"null\", \"null\"",
        "\"\", \"\"",
        "\"a\\\"b\", \"a\\\"b\"",
        "\"\\u00e9\", \"é\"",
        "Marketing, \"Marketing\"",
      })
  void whatReadsAsJsonIsJson(String text, String json) throws InvalidJsonException {
    assertThat(Json.write(Json.readScalar(text))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "True",
        "NULL",
        "01",
        "+5",
        "5.",
        ".5",
        "-",
        "1e",
        "0x10",
        "NaN",
        " 5",
        "5 ",
        "5\n",
        "\u0661",
        "\"",
        "\"5",
        "5\"",
        "\"a\"b\"",
        "\"a\",\"b\"",
        "\"a\" ",
        "\"\\x\"",
        "\"a\tb\"",
        "'5'",
        "[1]",
        "{}",
        "[",
        "2026-11-21",
        "a.b",
        "\uD83D\uDE00"
      })
  void everythingElseIsTextAsItIs(String text) throws InvalidJsonException {
    assertThat(Json.readScalar(text)).isEqualTo(TextNode.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e401",
        "-1e-401",
        "a\u0000",
        "\u0000",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\uD800",
        "\uDC00x"
      })
  void whatADocumentCannotHoldIsRefused(String text) {
    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> Json.readScalar(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 100_000})
  void longNumbersAreRefused(int digits) {
    String number = "1".repeat(digits);

    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> Json.readScalar(number));
  }
}

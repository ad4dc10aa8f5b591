package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/html; charset=utf-8",
        "application/vnd.x+json;a=b; c=\"d \\\" e\"",
        "text/plain;",
      })
  void aTypeIsKeptAsItIsGiven(String type) {
    assertThat(MediaType.given(type)).isEqualTo(type);
    assertThat(MediaType.sent(type)).isEqualTo(type);
  }

  @Test
  void nothingIsNoTypeAndIsSentAsBytes() {
    assertThat(MediaType.given(" ")).isNull();
    assertThat(MediaType.sent(null)).isEqualTo(MediaType.BYTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "text/", "/plain", "text/plain\r\nX: y", "text/plain, a/b", "ä/b"})
  void whatIsNoTypeIsNeitherTakenNorPassedOn(String text) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> MediaType.given(text));
    assertThat(MediaType.sent(text)).isEqualTo(MediaType.BYTES);
  }
}

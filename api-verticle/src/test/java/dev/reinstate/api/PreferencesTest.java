package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "respond-async",
        "Respond-Async",
        "respond-async, wait=10",
        "wait=10, respond-async",
        "return=minimal; foo=\"a, b\", respond-async",
        "respond-async; foo=bar",
        "respond-async;",
        "respond-async=",
        "respond-async=\"\"",
        " respond-async = \"\" ; x",
      })
  void whoWouldRatherNotWaitSaysSo(String header) {
    assertThat(Preferences.respondAsync(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "wait=10",
        "respond-async=1",
        "respond-asynchronously",
        "foo; respond-async",
        "foo=\"x, respond-async\"",
        "respond async",
      })
  void everybodyElseWaits(String header) {
    assertThat(Preferences.respondAsync(header)).isFalse();
  }

  @Test
  void whoHasNoPreferencesWaits() {
    assertThat(Preferences.respondAsync((String) null)).isFalse();
  }
}

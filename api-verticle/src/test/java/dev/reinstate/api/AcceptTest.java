package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  private static final List<String> OFFERED =
      List.of("application/json", "application/json-patch+json");

  @Test
  void whoDoesNotSayGetsTheUsual() {
    assertThat(Accept.choose(OFFERED, null)).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "application/* | application/json",
        "application/json-patch+json | application/json-patch+json",
        "APPLICATION/JSON-PATCH+JSON ; q=1.0 | application/json-patch+json",
        "application/json;q=0.5, application/json-patch+json | application/json-patch+json",
        "application/json;q=0, */* | application/json-patch+json",
        "application/json-patch+json;q=0.2, */*;q=0.1 | application/json-patch+json",
        "application/json, application/json-patch+json | application/json",
        "text/html, */*;q=0.8 | application/json",
        "nonsense, application/json | application/json",
        "application/json; charset=utf-8 | application/json",
      })
  void theOneLikedBestIsChosen(String header, String chosen) {
    assertThat(Accept.choose(OFFERED, header)).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/html", "text/*", "*/*;q=0", "application/json;q=x", "json"})
  void whoAcceptsNoneIsRefused(String header) {
    assertThatThrownBy(() -> Accept.choose(OFFERED, header))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(406));
  }
}

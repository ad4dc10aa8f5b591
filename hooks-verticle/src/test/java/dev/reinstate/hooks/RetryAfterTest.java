package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  @Test
  void aNumberIsSeconds() {
    assertThat(RetryAfter.parse("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" 0 ", NOW)).isEqualTo(Duration.ZERO);
  }

  @Test
  void aDateIsAsFarAwayAsItIs() {
    assertThat(RetryAfter.parse("Tue, 03 Feb 2026 04:10:06 GMT", NOW))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aDateThatHasPassedIsNow() {
    assertThat(RetryAfter.parse("Tue, 03 Feb 2026 04:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "2026-02-03T04:10:06Z"})
  void nonsenseIsNoWish(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }

  @Test
  void noHeaderIsNoWish() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}

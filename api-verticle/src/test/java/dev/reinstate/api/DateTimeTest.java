package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {

  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2025-06-01T12:00:00Z, 2025-06-01T12:00:00Z",
    "2025-06-01t12:00:00z, 2025-06-01T12:00:00Z",
    "2025-06-01T12:00:00+02:00, 2025-06-01T10:00:00Z",
    "2025-05-31T20:00:00-08:00, 2025-06-01T04:00:00Z",
    "2024-02-29T00:00:00-00:00, 2024-02-29T00:00:00Z",
    "2025-01-01T00:00:00+23:59, 2024-12-31T00:01:00Z",
    "2025-01-01T00:00:00.5Z, 2025-01-01T00:00:00.500Z",
    "2025-01-01T00:00:00.1234567899Z, 2025-01-01T00:00:00.123456Z",
  })
  void aMomentIsReadToTheMicrosecond(String text, Instant moment) {
    assertThat(DateTime.parsePast("at", text, NOW)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-01-01",
        "2025-01-01T00:00:00",
        "2025-01-01T00:00Z",
        "2025-01-01 00:00:00Z",
        "2025-01-01T00:00:00,5Z",
        "2025-01-01T00:00:00.Z",
        "2025-01-01T00:00:00+24:00",
        "2025-01-01T00:00:00+02:60",
        "2025-01-01T00:00:00+0200",
        "20250101T000000Z",
        "1748779200",
        "٢٠٢٥-01-01T00:00:00Z",
        "2025-02-30T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2025-13-01T00:00:00Z",
        "2025-00-01T00:00:00Z",
        "2025-01-01T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2025-06-01T12:00:00.000001Z",
      })
  void allElseIsRefused(String text) {
    assertThatThrownBy(() -> DateTime.parsePast("at", text, NOW))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void anOffsetWhosePlusBecameASpaceIsExplained() {
    assertThatThrownBy(() -> DateTime.parsePast("at", "2025-01-01T00:00:00 02:00", NOW))
        .hasMessageContaining("%2B");
  }

  @Property
  void whatIsWrittenHasSixDigitsAndIsReadAgain(
      @ForAll @LongRange(min = 0, max = 1_700_000_000_000_000L) long micros) {
    Instant moment = Instant.EPOCH.plusNanos(micros * 1000);

    String text = Microseconds.write(moment);

    assertThat(text).hasSize("2025-01-01T00:00:00.000000Z".length());
    assertThat(DateTime.parsePast("at", text, NOW)).isEqualTo(moment);
  }
}

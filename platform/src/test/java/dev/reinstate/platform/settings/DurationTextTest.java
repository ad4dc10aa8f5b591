package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "15s,PT15S",
    "15 s,PT15S",
    "5m,PT5M",
    "2h,PT2H",
    "1d,PT24H",
    "0s,PT0S"
  })
  void aNumberAndAUnitAreALengthOfTime(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5S", "PT5S", "9999999999s", "5s5s"})
  void anythingElseIsNone(String text) {
    assertThat(DurationText.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100ms", "15s", "5m", "24h"})
  void itIsWrittenAsItIsRead(String text) {
    Duration duration = DurationText.parse(text);

    assertThat(duration).isNotNull().extracting(DurationText::format).isEqualTo(text);
  }
}

package dev.reinstate.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {

  @ParameterizedTest
  @ValueSource(strings = {"1:1:", "792:795:792,793", "1:2:/3:4:3/17", "5:9:5,7/10:12:10/0"})
  void whatIsWrittenIsReadBack(String text) {
    assertThat(LogPosition.parse(text)).map(LogPosition::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1:2",
        "a:b:",
        "1:2:;drop table event",
        "1:2:/3:4:",
        "1:2:/3:4:/-1",
        "1:2:/3:4:/9999999999999999999",
        "1:2: ",
        "-1:2:"
      })
  void whatNoPositionIsIsNotRead(String text) {
    assertThat(LogPosition.parse(text)).isEmpty();
  }
}

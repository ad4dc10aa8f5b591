package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.ByteRange.Part;
import dev.reinstate.api.ByteRange.Unsatisfiable;
import dev.reinstate.api.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-9, 0, 9",
    "bytes=2-5, 2, 5",
    "bytes=5-, 5, 9",
    "bytes=5-99, 5, 9",
    "bytes=9-9, 9, 9",
    "bytes=-3, 7, 9",
    "bytes=-99, 0, 9",
    "BYTES=1-2, 1, 2",
    "bytes=0-99999999999999999999, 0, 9",
    "bytes=-99999999999999999999, 0, 9",
  })
  void aRangeIsThosePartsOfItThatThereAre(String header, long first, long last) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(new Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-10", "bytes=-0", "bytes=99999999999999999999-"})
  void whatThereIsNothingOfCannotBeSent(String header) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(new Unsatisfiable());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=1-2,4-5",
        "bytes=--1",
        "bytes=0x1-2",
        "items=0-1",
        "bytes=1",
        "bytes= 1 - 2",
        "bytes=+1-2",
        "bytes=١-٢",
      })
  void whatIsNotUnderstoodIsAll(String header) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(new Whole());
  }

  @Test
  void nothingHasNoParts() {
    assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    assertThat(ByteRange.parse("bytes=-1", 0)).isEqualTo(new Unsatisfiable());
  }
}

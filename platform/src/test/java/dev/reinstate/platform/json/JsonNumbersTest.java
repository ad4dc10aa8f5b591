package dev.reinstate.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumbersTest {

  private static final String DIGITS_1000 = "1234567890".repeat(100);

  /** The right column is what PostgreSQL prints for {@code select '...'::jsonb}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0.0",
    "1, 1",
    "1.0, 1.0",
    "1.10, 1.10",
    "-1.100, -1.100",
    "2147483647, 2147483647",
    "2147483648, 2147483648",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775808",
    "1234567890123456789012345678901234567890, 1234567890123456789012345678901234567890",
    "0.1234567890123456789012345678901234567890, 0.1234567890123456789012345678901234567890",
    "1e3, 1000",
    "1E+3, 1000",
    "1.0e1, 10",
    "1.10e1, 11.0",
    "1.5e-3, 0.0015",
    "0e5, 0",
    "0e-5, 0.00000",
    "1e-7, 0.0000001",
    "100e-2, 1.00",
  })
  void numbersAreWrittenAsTheDatabaseWouldPrintThem(String sent, String written)
      throws InvalidJsonException {
    assertThat(Json.write(read(sent))).isEqualTo(written);
  }

  @Test
  void theLargestExponentsKeepEveryDigit() throws InvalidJsonException {
    assertThat(Json.write(read("1e400"))).isEqualTo("1" + "0".repeat(400));
    assertThat(Json.write(read("1e-400"))).isEqualTo("0." + "0".repeat(399) + "1");
  }

  @Test
  void aThousandDigitsAreReadAndOneMoreIsRefused() {
    for (String number : List.of("%s", "-%s", "0.%s", "%se400", "%se-400")) {
      String digits = number.startsWith("0.") ? DIGITS_1000.substring(1) : DIGITS_1000;
      assertThatNoException().isThrownBy(() -> read(number.formatted(digits)));
      assertThatExceptionOfType(InvalidJsonException.class)
          .isThrownBy(() -> read(number.formatted(digits + "1")))
          .withMessageContaining("more than 1,000 digits");
    }
  }

  @Test
  void aMillionDigitsAreRefusedBeforeTheyBecomeANumber() {
    for (String number : List.of("1".repeat(1_000_000), "0." + "1".repeat(1_000_000))) {
      assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> read(number));
    }
  }

  @Test
  void numbersThatTogetherPrintFarMoreThanWasSentAreRefused() {
    String some = "[" + "1e400,".repeat(1_000) + "0]";
    String many = "[" + "1e400,".repeat(10_000) + "0]";

    assertThatNoException().isThrownBy(() -> read(some));
    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> read(many));
  }

  @Test
  void equalNumbersAreTheSameNodeHoweverTheyWereSpelled() throws InvalidJsonException {
    JsonNode thousand = read("1000");

    assertThat(read("1e3")).isEqualTo(thousand);
    assertThat(read("1000e0")).isEqualTo(thousand);
    assertThat(JsonNumbers.node(1000L)).isEqualTo(thousand);
    assertThat(JsonNumbers.node(BigInteger.valueOf(1000))).isEqualTo(thousand);
    assertThat(JsonNumbers.node(new BigDecimal("1E+3"))).isEqualTo(thousand);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true, true",
    "1, 1.0, false, true",
    "1.0, 1.00, false, true",
    "1e2, 100, true, true",
    "1e400, 1e400, true, true",
    "9223372036854775807, 9223372036854775808, false, false",
    "0.1, 0.10000000000000000000000001, false, false",
    "1, '\"1\"', false, false",
    "0, false, false, false",
    "0, null, false, false",
    "'[1,2]', '[1.0,2]', false, true",
    "'[1,2]', '[2,1]', false, false",
    "'{\"a\":1,\"b\":2}', '{\"b\":2,\"a\":1}', true, true",
    "'{\"a\":{\"b\":1.0}}', '{\"a\":{\"b\":1}}', false, true",
    "'{\"a\":null}', '{}', false, false",
    "'{}', '[]', false, false",
  })
  void equalityIsExactOrNumeric(String a, String b, boolean exact, boolean numeric)
      throws InvalidJsonException {
    assertThat(JsonEquality.exact(read(a), read(b))).isEqualTo(exact);
    assertThat(JsonEquality.exact(read(b), read(a))).isEqualTo(exact);
    assertThat(JsonEquality.numeric(read(a), read(b))).isEqualTo(numeric);
    assertThat(JsonEquality.numeric(read(b), read(a))).isEqualTo(numeric);
  }

  @Test
  void equalityLooksThroughTheKindOfNode() {
    JsonNode asLong = JsonNodeFactory.instance.numberNode(1L);
    JsonNode asInt = JsonNodeFactory.instance.numberNode(1);

    assertThat(JsonEquality.exact(asLong, asInt)).isTrue();
  }

  private static JsonNode read(String document) throws InvalidJsonException {
    return Json.read(document.getBytes(UTF_8));
  }
}

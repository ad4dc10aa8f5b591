package dev.reinstate.platform.expression;

import static dev.reinstate.platform.expression.Expressions.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionNumbersTest {

  private static final String LARGE = "12345678901234567890";

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "1.10, 1.1",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808.0",
    "1e20, 100000000000000000000.0",
    "0.123456789012345, 0.123456789012345",
    "-0.0, 0",
  })
  void numbersOfOneValueAreEqual(String a, String b) {
    assertThat(holds("user.x == resource.x", member(a), member(b))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 9007199254740992",
    "9007199254740993, 9007199254740994",
    "9223372036854775807, 9223372036854775806",
    "123456789012345.6, 123456789012345.7",
    "0.123456789012345, 0.123456789012346",
    "1e300, 1e301",
  })
  void numbersOfTwoValuesDiffer(String a, String b) {
    assertThat(holds("user.x == resource.x", member(a), member(b))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LARGE,
        "9223372036854775808",
        "0.1234567890123456",
        "1234567890.1234567",
        "1e-310",
        "1e-400",
        "1e400",
        "0.1000000000000000055511151231257827",
      })
  void whatWouldHaveToBeRoundedIsEqualToNothingAndDifferentFromNothing(String number) {
    String x = member(number);

    assertThat(holds("user.x == resource.x", x, x)).isFalse();
    assertThat(holds("user.x != resource.x", x, member("1"))).isFalse();
    assertThat(holds("!(user.x == resource.x)", x, member("1"))).isFalse();
    assertThat(holds("resource.x in [user.x]", member("1"), x)).isFalse();
    assertThat(holds("1 in [user.x, 1]", x, "{}")).isFalse();
    assertThat(holds("[user.x] == [user.x]", x, "{}")).isFalse();
    assertThat(holds("user.x > 1 || user.x <= 1", x, "{}")).isFalse();
    assertThat(holds("user == resource", x, x)).isFalse();
  }

  @Test
  void whatNobodyLooksAtDoesNotMatter() {
    String resource = "{\"a\": [%1$s, 1], \"b\": {\"c\": %1$s, \"d\": 2}}".formatted(LARGE);

    assertThat(holds("resource.a[1] == 1 && resource.b.d == 2", "{}", resource)).isTrue();
    assertThat(holds("has(resource.b.c) && size(resource.a) == 2", "{}", resource)).isTrue();
    assertThat(holds("'c' in resource.b && resource.a != [1]", "{}", resource)).isTrue();
    assertThat(holds("resource.a.exists(x, x == 1)", "{}", resource)).isTrue();
    assertThat(holds("resource.b.all(key, key != 'e')", "{}", resource)).isTrue();
  }

  @Test
  void integersAndFractionsCompareExactly() {
    String user = member("9007199254740993");

    assertThat(holds("user.x == 9007199254740992.0", user, "{}")).isFalse();
    assertThat(holds("user.x == 9007199254740993", user, "{}")).isTrue();
  }

  @Property
  void equalityAgreesWithExactArithmeticOrIsDenied(
      @ForAll("numbers") BigDecimal a, @ForAll("numbers") BigDecimal b) {
    boolean equal = holds("user.x == resource.x", member(a), member(b));
    boolean different = holds("user.x != resource.x", member(a), member(b));

    assertThat(equal && a.compareTo(b) != 0).isFalse();
    assertThat(different && a.compareTo(b) == 0).isFalse();
    assertThat(equal || different).isEqualTo(representable(a) && representable(b));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigDecimal> near =
        Arbitraries.of("9007199254740992", "9223372036854775807", "0.1", "123456789012345", "1e20")
            .map(BigDecimal::new)
            .flatMap(
                base ->
                    Arbitraries.of("0", "0.0", "1", "-1", "0.1", "1e-14", "1e-20")
                        .map(BigDecimal::new)
                        .map(base::add));
    return Arbitraries.oneOf(near, Arbitraries.bigDecimals().ofScale(3));
  }

  private static boolean representable(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean whole = stripped.scale() <= 0 && stripped.toBigInteger().bitLength() < 64;
    return whole || stripped.precision() <= 15;
  }

  private static String member(Object number) {
    return "{\"x\": %s}".formatted(number);
  }
}

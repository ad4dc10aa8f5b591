package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CostLimitTest {

  /** Far above what it takes, far below what these would take without a limit. */
  private static final Duration BOUND = Duration.ofSeconds(1);

  private static final String NUMBERS = "[" + "7,".repeat(9_999) + "7]";
  private static final String LONG_TEXT = "a".repeat(1_000_000);

  private static final Map<String, JsonNode> VARIABLES =
      Expressions.variables(
          "{\"id\": 8, \"half\": \"%sb\"}".formatted("a".repeat(500_000)),
          "{\"list\": %s, \"text\": \"%s\", \"words\": %s, \"large\": %s}"
              .formatted(
                  NUMBERS,
                  LONG_TEXT,
                  NUMBERS.replace("7", "\"word\""),
                  NUMBERS.replace("7", "1" + "0".repeat(400))));

  static Stream<String> hostile() {
    String list = "resource.list";
    return Stream.of(
        list + ".all(a, " + list + ".all(b, a == b))",
        "!" + list + ".exists(a, " + list + ".exists(b, " + list + ".exists(c, c == user.id)))",
        list + ".map(a, " + list + ".map(b, b)) != []",
        list + ".filter(a, " + list + ".exists_one(b, b == a)) == []",
        "!" + list + ".all(a, " + list + ".exists(b, b.missing == 1))",
        list + ".all(a, " + list + " == " + list + ")",
        list + ".all(a, !(8 in " + list + "))",
        list + ".all(a, size(" + list + " + " + list + ") > 0)",
        list + ".all(a, resource.text != resource.text + 'b')",
        list + ".all(a, !resource.text.endsWith('b'))",
        list + ".all(a, size(resource.text) > 0)",
        "!resource.text.contains(user.half)",
        "!resource.text.matches('(a*)*b')",
        "!resource.text.matches('(a?){200}(a?){200}b')",
        list + ".all(a, !'a'.matches('(x{30}){30}' + string(a)))",
        "!resource.words.all(a, timestamp(a) == timestamp(a))",
        "!resource.words.exists(a, int(a) == 1)",
        list + ".all(a, [1, 2, 3].all(b, timestamp(a).getFullYear('Europe/Berlin') == 1970))",
        "resource.words.all(a, resource.words.all(b, a < b || a >= b))",
        "!resource.large.exists(a, a == 1)",
        literals(4) + " == 1",
        doubling("'aaaaaaaa'", "a + a") + " != ''",
        doubling("[1]", "a + a") + " != []",
        doubling("[1]", "[a, a]") + " == " + doubling("[1]", "[a, a]"),
        doubling("[1]", "{'x': a, 'y': a}") + " == " + doubling("[1]", "{'x': a, 'y': a}"),
        doubling("b'aaaaaaaa'", "a + a") + " != b''");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatCostsTooMuchDoesNotHoldAndEndsSoon(String source) {
    Condition condition = Expressions.condition(source);
    long start = System.nanoTime();

    boolean holds = condition.test(VARIABLES);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(holds).isFalse();
  }

  @Test
  void noOperatorAbsorbsTheLimit() {
    String endless = "resource.list.all(a, resource.list.all(b, a == b))";

    assertThat(Expressions.condition(endless + " || true").test(VARIABLES)).isFalse();
    assertThat(Expressions.condition("!(" + endless + ")").test(VARIABLES)).isFalse();
    assertThat(Expressions.condition("[1].exists(x, " + endless + " || true)").test(VARIABLES))
        .isFalse();
  }

  @Test
  void whatGrowsWithoutEndHasNoValue() {
    ValueExpression value = Expressions.value(doubling("[1]", "[a, a]"));

    assertThat(value.evaluate(VARIABLES)).isEqualTo(new Evaluation.Failed());
  }

  @Test
  void oneLookAtEachOfTenThousandElementsIsAffordable() {
    assertThat(Expressions.condition("resource.list.all(a, a == 7)").test(VARIABLES)).isTrue();
    assertThat(Expressions.condition("!(user.id in resource.list)").test(VARIABLES)).isTrue();
    assertThat(Expressions.condition("size(resource.list.map(a, a + 1)) == 10000").test(VARIABLES))
        .isTrue();
    assertThat(Expressions.condition("resource.text.startsWith('aaa')").test(VARIABLES)).isTrue();
    assertThat(Expressions.condition("!resource.text.contains('ab')").test(VARIABLES)).isTrue();
  }

  /** Loops over literals only, within each other. */
  private static String literals(int depth) {
    String list = "[" + String.join(",", Collections.nCopies(100, "1")) + "]";
    return depth == 0 ? "1" : list + ".map(x" + depth + ", " + literals(depth - 1) + ")[0]";
  }

  /** Something that forty macros double in turn. */
  private static String doubling(String start, String step) {
    return "[" + start + "]" + (".map(a, " + step + ")").repeat(40) + "[0]";
  }
}

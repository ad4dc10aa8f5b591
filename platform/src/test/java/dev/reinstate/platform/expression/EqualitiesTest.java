package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.JsonTrees;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EqualitiesTest {

  private static final String USER = "{\"id\": \"u1\", \"level\": 3, \"half\": 0.5, \"team\": [1]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "user.id == resource.manager_id ; [manager_id]=\"u1\"",
        "resource.manager_id == user.id ; [manager_id]=\"u1\"",
        "resource.address.city == 'Berlin' ; [address, city]=\"Berlin\"",
        "resource['x.y'].z == 1 ; [x.y, z]=1",
        "resource.a == user.level + 1 && true ; [a]=4",
        "resource.a == user.half * 4.0 ; [a]=2",
        "resource.a == null ; [a]=null",
        "resource.a == user.team ; [a]=[1]",
        "resource.a == user.missing ; [a]=failed",
        "resource.a == 1 && (resource.b == 2 && resource.c > 3) ; [a]=1 [b]=2",
        "resource.a == 1 && (resource.b == 2 || resource.c == 3) ; [a]=1",
        "resource.a == 1 && !(resource.b == 2) && resource.c != 3 ; [a]=1",
      })
  void theyAreFound(String source, String expected) {
    List<String> found =
        Expressions.condition(source).equalities("resource").terms().stream()
            .map(EqualitiesTest::text)
            .toList();

    assertThat(found).containsExactly(expected.split(" (?=\\[)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "resource.a > 1",
        "resource.a == resource.b",
        "resource.a[0] == 1",
        "resource[user.field] == 1",
        "resource == user",
        "has(resource.a) == true",
        "has(resource.a.b) == true",
        "resource.a == 1 || resource.b == 1",
        "resource.a == 1 ? true : true",
        "[1].exists(x, resource.a == x)",
        "user.id == 'u1'",
        "(resource.a == 1) == true",
      })
  void otherTermsAreLeftOut(String source) {
    assertThat(Expressions.condition(source).equalities("resource").terms()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.id == resource.manager_id",
        "resource.a == 1 && (resource.b == 2 && user.id == resource.c)",
      })
  void theyAreAllOfAConditionThatDemandsNothingElse(String source) {
    assertThat(Expressions.condition(source).equalities("resource").complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "resource.a == 1 && true",
        "resource.a == 1 && user.id == 'u1'",
        "resource.a == 1 && resource.b != 2",
        "resource.a == 1 && resource.b == resource.c",
        "resource.a == 1 && has(resource.b)",
        "resource.a == 1 || resource.b == 1",
        "!(resource.a == 1)",
      })
  void theyAreNotAllOfAnyOther(String source) {
    assertThat(Expressions.condition(source).equalities("resource").complete()).isFalse();
  }

  @Property
  void whereverTheConditionHoldsTheyAllDo(
      @ForAll("values") JsonNode wanted, @ForAll("values") JsonNode actual) {
    Condition condition = Expressions.condition("resource.a == user.a && true");
    Map<String, JsonNode> variables = Map.of("user", object(wanted), "resource", object(actual));

    boolean holds = condition.test(variables);

    PathEquality equality = condition.equalities("resource").terms().get(0);
    assertThat(!holds || matches(equality.value().evaluate(variables), actual)).isTrue();
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return Arbitraries.oneOf(
        JsonTrees.values(),
        Arbitraries.of("1", "1.0", "1e18", "1152921504606846976", "1152921504606846976.0")
            .map(Json::readStored));
  }

  private static boolean matches(Evaluation value, JsonNode actual) {
    return value instanceof Evaluation.Value(JsonNode json) && JsonEquality.numeric(json, actual);
  }

  private static JsonNode object(JsonNode a) {
    return Json.readStored("{\"a\":" + Json.write(a) + "}");
  }

  private static String text(PathEquality equality) {
    Map<String, JsonNode> user = Map.of("user", Json.readStored(USER));
    return equality.path()
        + "="
        + switch (equality.value().evaluate(user)) {
          case Evaluation.Value(JsonNode json) -> Json.write(json);
          case Evaluation.Failed() -> "failed";
        };
  }
}

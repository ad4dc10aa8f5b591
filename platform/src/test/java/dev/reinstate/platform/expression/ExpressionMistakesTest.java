package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionMistakesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "user.id ==",
        "user.id = resource.id",
        "(user.id",
        "usr.id == resource.id",
        "user.id == id",
        "1 + 2",
        "'x'",
        "null",
        "[true]",
        "user",
        "action",
        "user.roles.map(r, r)",
        "1 == 'x'",
        "true && 1",
        "!1",
        "action == 1",
        "action.id == 'x'",
        "now() < timestamp('2024-01-01T00:00:00Z')",
        "rand() == 1",
        "user.id.lowerAscii() == 'x'",
        "user.?id == 'x'",
        "cel.bind(x, 1, x == 1)",
        "google.protobuf.Duration{seconds: 1} == duration('1s')",
        "[1].exists(user, user == 1)",
        "[1].exists(resource, resource == 1)",
        "user.id.matches('(')",
        "user.id.matches('(a{900}){900}')",
        "user.id == '\\ud800'",
        "\"unterminated",
      })
  void aMistakeIsOneLine(String source) {
    assertThat(Expressions.COMPILER.condition(source))
        .isInstanceOfSatisfying(
            Compilation.Faulty.class,
            faulty ->
                assertThat(faulty.message())
                    .isNotBlank()
                    .hasSizeLessThan(300)
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "usr.id == 'x' | column 1: undeclared reference to 'usr'",
        "user.id == 'x' && id == 'y' | column 19: undeclared reference to 'id'",
        "1 + 2 | must be true or false, not of type int",
        "'x' | must be true or false, not of type string",
        "[1].exists(user, true) | column 11: 'user' is a variable already; choose another name",
      })
  void theMessageSaysWhatAndWhere(String source, String message) {
    assertThat(Expressions.COMPILER.condition(source))
        .isEqualTo(new Compilation.Faulty<Condition>(message));
  }

  @Test
  void theLineIsNamedWhereThereAreSeveral() {
    assertThat(Expressions.COMPILER.condition("true &&\n  x"))
        .isEqualTo(
            new Compilation.Faulty<Condition>("line 2, column 3: undeclared reference to 'x'"));
  }

  @Test
  void aSourceIsBounded() {
    String longest = "true" + " ".repeat(ExpressionCompiler.MAX_LENGTH - 4);

    assertThat(Expressions.COMPILER.condition(longest)).isInstanceOf(Compilation.Compiled.class);
    assertThat(Expressions.COMPILER.condition(longest + " "))
        .isEqualTo(new Compilation.Faulty<Condition>("must not be longer than 4096 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "{1:", "f(", "[1].map(a, "})
  void nestingIsBounded(String opening) {
    String source = opening.repeat(ExpressionCompiler.MAX_LENGTH / opening.length());

    assertThat(Expressions.COMPILER.condition(source)).isInstanceOf(Compilation.Faulty.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true&&", "false||", "1+", "!", "user.a==user.b||"})
  void theLongestChainCompilesOrIsAMistake(String link) {
    String chain = link.repeat((ExpressionCompiler.MAX_LENGTH - 4) / link.length());
    String source = chain + (link.equals("1+") ? "1" : "true");

    Compilation<ValueExpression> compilation = Expressions.COMPILER.value(source);

    if (compilation instanceof Compilation.Compiled<ValueExpression>(ValueExpression value)) {
      assertThat(value.evaluate(Expressions.variables("{}", "{}")))
          .isInstanceOf(Evaluation.Value.class);
    }
  }
}

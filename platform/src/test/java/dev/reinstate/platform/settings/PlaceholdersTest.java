package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PORT", "9090", "HOST", "db", "TRICK", "a: [b, ${PORT}]\nhttp: {}", "EMPTY", "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:\n  port: ${PORT}",
        "http:\n  port: ${PORT:1}",
        "http: { port: \"${PORT}\" }",
        "http: { port: '${MISSING:9090}' }",
        "http:\n  port: ${MISSING:9090}",
        "http:\n  port: 9${MISSING:0}90"
      })
  void aReplacedTextCanStandForANumber(String yaml) {
    assertThat(Reading.valid(yaml, ENVIRONMENT).http().port()).isEqualTo(9090);
  }

  @Test
  void aReplacedTextCanStandForABoolean() {
    Settings settings =
        Reading.valid("collections: { a: { versioning: { enabled: \"${OFF:false}\" } } }");

    assertThat(settings.collection("a")).extracting("versioned").isEqualTo(false);
  }

  @Test
  void aQuotedNumberWithoutAVariableIsAText() {
    assertThat(Reading.mistakes("http: { port: \"9090\" }")).hasSize(1);
  }

  @Test
  void variablesAreReplacedInsideTexts() {
    Settings settings =
        Reading.valid("postgres: { uri: \"postgresql://${HOST}:${PORT}/x\" }", ENVIRONMENT);

    assertThat(settings.postgres().uri()).isEqualTo("postgresql://db:9090/x");
  }

  @Test
  void aReplacedTextIsNeverReadAsYamlNorSearchedAgain() {
    Settings settings =
        Reading.valid(
            "auth: { jwt: { secret: \"${LONG}\", issuer: \"${TRICK}\" } }",
            Map.of("LONG", "s".repeat(32), "TRICK", "a: [b, ${PORT}]\nhttp: {}"));

    assertThat(settings.jwt()).extracting("issuer").isEqualTo("a: [b, ${PORT}]\nhttp: {}");
  }

  @Test
  void aVariableThatIsNotSetIsTheOnlyMistakeAboutItsValue() {
    assertThat(Reading.mistakes("http:\n  port: ${NOWHERE}\nauth: { jwt: { secret: \"${NOR}\" } }"))
        .containsExactly(
            "http.port: the environment variable NOWHERE is not set (line 2)",
            "auth.jwt.secret: the environment variable NOR is not set (line 3)");
  }

  @Test
  void aVariableThatIsSetButEmptyDoesNotFallBack() {
    Settings settings = Reading.valid("http:\n  port: ${EMPTY:9}", ENVIRONMENT);

    assertThat(settings.http().port()).isEqualTo(8080);
  }

  @Test
  void keysAreNotReplaced() {
    Settings settings =
        Reading.valid("policies: { spaces: { \"${PORT}\": { actions: [read] } } }", ENVIRONMENT);

    assertThat(settings.policies().grants(List.of("${PORT}"), "spaces", Action.READ)).isNotEmpty();
  }

  @Test
  void twoDollarsMeanTheCharactersThemselves() {
    assertThat(new Placeholders(ENVIRONMENT).replace("$${PORT} costs $5"))
        .isEqualTo(new Placeholders.Replaced("${PORT} costs $5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "${}", "${A B}", "${1A:x}", "${A:${B}}", "x${PORT", "${-}"})
  void whatOnlyBeginsLikeAReferenceIsAMistake(String text) {
    assertThat(new Placeholders(ENVIRONMENT).replace(text)).isInstanceOf(Placeholders.Failed.class);
  }
}

package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @Test
  void aSyntaxErrorIsOneMistakeWithItsLine() {
    assertThat(Reading.mistakes("http:\n  port: 1\n bad\nfiles: {\n"))
        .singleElement()
        .asString()
        .startsWith("not valid YAML: ")
        .endsWith("(line 3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth: { jwt: { secret: *hunter2 } }",
        "auth: { jwt: { secret: !hunter2!x y } }",
        "auth: { jwt: { secret: !hunter2 y } }",
        "auth: { jwt: { secret: \"hunter2",
        "auth:\n  jwt:\n    secret: hunter2: hunter2: x",
        "auth: { jwt: hunter2 }",
        "auth: { jwt: { secret: hunter2 } }",
        "auth: { jwt: { public_key: hunter2 } }",
        "auth: { jwt: { jwks: 'http://hunter2:hunter2@' } }",
        "postgres: { uri: 'mysql://root:hunter2@localhost/db' }",
        "postgres: { uri: 'postgresql://root:hunter2^@localhost/db' }"
      })
  void noMistakeEverQuotesAValue(String yaml) {
    assertThat(Reading.mistakes(yaml)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void aKeyGivenTwiceIsAMistake() {
    assertThat(Reading.mistakes("http:\n  port: 1\n  host: a\n  port: 2\n"))
        .containsExactly("http.port: given twice, first in line 2 (line 4)");
  }

  @Test
  void aSecondDocumentIsAMistake() {
    assertThat(Reading.mistakes("http: {}\n---\nfiles: {}\n")).hasSize(1);
  }

  @Test
  void tagsAreAMistake() {
    assertThat(Reading.mistakes("http: { host: !!binary aGk=, port: !x 1 }\nfiles: !!set {a}\n"))
        .containsExactly(
            "http.host: tags are not supported (line 1)",
            "http.port: tags are not supported (line 1)",
            "files: tags are not supported (line 2)");
  }

  @Test
  void aliasesStandForWhatTheyName() {
    Settings settings =
        Reading.valid(
            """
            collections:
              a: &limits { versioning: { max_versions: 7 } }
              b: *limits
            """);

    assertThat(settings.collection("b")).extracting("maxVersions").isEqualTo(7);
  }

  @Test
  void anAliasBombIsRefusedQuickly() {
    var yaml = new StringBuilder("x0: &x0 [a, a]\n");
    for (int i = 1; i < 64; i++) {
      yaml.append("x%d: &x%d [*x%d, *x%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(Reading.mistakes(yaml.toString()))
        .filteredOn(line -> line.contains("too large or too deep, with aliases expanded"))
        .hasSize(1);
  }

  @Test
  void anAliasInsideItselfIsRefused() {
    assertThat(Reading.mistakes("roles: &r { a: *r }"))
        .anyMatch(line -> line.contains("too large or too deep, with aliases expanded"));
  }

  @Test
  void nestingWithoutEndIsOneMistake() {
    assertThat(Reading.mistakes("[".repeat(100_000))).hasSize(1);
  }

  @Test
  void charactersThatYamlForbidsAreOneMistake() {
    assertThat(Reading.mistakes("http: { host: \"a\u0000b\" }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "on", "010", "1_000", "1:30", ".5", "+1", "0x1F"})
  void whatOnlyYaml11ReadsOtherwiseIsAText(String written) {
    DocumentSchema schema = Reading.schema("{ const: " + written + " }");

    assertThat(schema.validate(Trees.json('"' + written + '"'))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "False, false",
    "~, null",
    "-1.50, -1.5",
    "1e3, 1000",
    "'\"1\"', '\"1\"'"
  })
  void otherScalarsAreWhatJsonReads(String written, String json) {
    DocumentSchema schema = Reading.schema("{ const: " + written + " }");

    assertThat(schema.validate(Trees.json(json))).isEmpty();
  }
}

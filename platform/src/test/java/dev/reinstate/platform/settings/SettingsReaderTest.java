package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing but a comment\n", "---\n", "http:\npolicies:\n"})
  void whatSaysNothingIsValidAndMeansTheDefaults(String yaml) {
    Settings settings = Reading.valid(yaml);

    assertThat(settings.http()).isEqualTo(Settings.defaults().http());
    assertThat(settings.postgres()).isEqualTo(Settings.defaults().postgres());
    assertThat(settings.files()).isEqualTo(Settings.defaults().files());
    assertThat(settings.jwt()).isNull();
    assertThat(settings.collections()).isEmpty();
  }

  @Test
  void theExampleIsValid() {
    SettingsResult result =
        new SettingsReader(Map.of()).read(Path.of("../docs/reinstate.example.yaml"));

    assertThat(result).isInstanceOf(SettingsResult.Valid.class);
  }

  @Test
  void theSameRulesAreKnownAsSuchHoweverTheyAreWrittenAndWhereverAProcessListens() {
    String rules = Reading.valid("collections: { notes: {} }\nhttp: { port: 1 }").rules();

    assertThat(Reading.valid("http:\n  port: 2\ncollections:\n  notes: {}\n").rules())
        .isEqualTo(rules);
    assertThat(Reading.valid("collections: { notes: {}, more: {} }").rules()).isNotEqualTo(rules);
    assertThat(Reading.valid("http: { port: 1 }").rules()).isEqualTo(Settings.defaults().rules());
  }

  @Test
  void everyMistakeIsReportedInTheOrderOfTheFile() {
    List<String> mistakes =
        Reading.mistakes(
            """
            collections:
              employees:
                versioning:
                  max_versions: 2
            http: { port: 70000 }
            nonsense: 1
            """);

    assertThat(mistakes)
        .containsExactly(
            "collections.employees.versioning.max_versions: must be 3 or more (line 4)",
            "http.port: must be a whole number from 0 to 65535 (line 5)",
            "nonsense: unknown key (line 6)");
  }

  @Test
  void anUnknownKeyOneLetterOffIsAnsweredWithTheRightOne() {
    assertThat(Reading.mistakes("http:\n  prot: 1\n  hosts: x\n  bodymax: 1\n"))
        .containsExactly(
            "http.prot: unknown key; did you mean port? (line 2)",
            "http.hosts: unknown key; did you mean host? (line 3)",
            "http.bodymax: unknown key (line 4)");
  }

  @Test
  void whereThereAreNoDocumentsThereAreNoConditionsAndFieldRules() {
    List<String> mistakes =
        Reading.mistakes(
            """
            policies:
              _audit:
                admin: { actions: [read], when: "true", fields: { deny: [ssn] } }
            """);

    assertThat(mistakes)
        .containsExactly(
            "policies._audit.admin.when: is not for _audit (line 3)",
            "policies._audit.admin.fields: is not for _audit (line 3)");
  }

  @Test
  void whatIsNotAMappingWhereOneBelongsIsAMistake() {
    assertThat(Reading.mistakes("http: 8080\nroles: [admin]\n"))
        .containsExactly(
            "http: must be a mapping of keys to values (line 1)",
            "roles: must be a mapping of keys to values (line 2)");
  }

  @Test
  void aFileThatIsMissingIsAMistake(@TempDir Path folder) {
    SettingsResult result = new SettingsReader(Map.of()).read(folder.resolve("none.yaml"));

    assertThat(result).isEqualTo(failure("the file cannot be read"));
  }

  @Test
  void aFolderInPlaceOfTheFileIsAMistake(@TempDir Path folder) {
    SettingsResult result = new SettingsReader(Map.of()).read(folder);

    assertThat(result).isEqualTo(failure("the file cannot be read"));
  }

  @Test
  void aFileThatIsNotUtf8IsAMistake(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin1.yaml");
    Files.write(file, "http: { host: caf\u00e9 }".getBytes(StandardCharsets.ISO_8859_1));

    SettingsResult result = new SettingsReader(Map.of()).read(file);

    assertThat(result).isEqualTo(failure("the file is not UTF-8"));
  }

  @Test
  void aFileOfMoreThanOneMebibyteIsAMistake(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.yaml");
    Files.writeString(file, "#".repeat(1024 * 1024 + 1));

    SettingsResult result = new SettingsReader(Map.of()).read(file);

    assertThat(result).isEqualTo(failure("the file is larger than 1 MiB"));
  }

  private static SettingsResult failure(String message) {
    return new SettingsResult.Invalid(List.of(new Mistake("", message, null)));
  }
}

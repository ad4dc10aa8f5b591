package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code deploy/} says of the service is true. */
class DeployTest {

  private static final Path DEPLOY = Path.of("../deploy");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "POSTGRES_URI", "postgresql://reinstate:secret@db:5432/reinstate",
          "SERVICE_KEY", "a service key of 32 bytes or more",
          "JWT_SECRET", "a secret for tokens of 32 bytes or more",
          "POD_IP", "10.0.0.1",
          "REINSTATE_PORT", "8081");

  private final YAMLMapper yaml = new YAMLMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"api", "restore", "audit", "hooks"})
  void aPodIsStartedWithOptionsThatThereAre(String role) throws IOException {
    JsonNode container =
        documents("kubernetes/" + role + ".yaml").getFirst().at("/spec/template/spec/containers/0");
    List<String> arguments = new ArrayList<>();
    container.path("args").forEach(argument -> arguments.add(argument.asText()));

    assertThat(arguments).contains("serve", "--roles=" + role);
    assertUnderstood(arguments);
  }

  @Test
  void aUnitIsStartedWithOptionsThatThereAre() throws IOException {
    String start =
        Files.readString(DEPLOY.resolve("systemd/reinstate@.service"))
            .lines()
            .filter(line -> line.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow();

    String arguments = start.substring(start.indexOf(" serve ") + 1).replace("%i", "restore");
    assertUnderstood(List.of(arguments.split(" ", -1)));
  }

  @Test
  void theConfigurationOfPodsIsValidAndThatOfAuditAloneNamesTheKeyOfTheTrail() throws IOException {
    JsonNode config = documents("kubernetes/config.yaml").getFirst();

    assertValid(config.path("data").path("reinstate.yaml").asText());
  }

  @Test
  void theConfigurationOfUnitsIsValidAndThatOfAuditAloneNamesTheKeyOfTheTrail() throws IOException {
    assertValid(Files.readString(DEPLOY.resolve("systemd/reinstate.yaml")));
    assertThat(lines("systemd/audit.env")).contains("AUDIT_KEY=keys/audit.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "restore", "hooks"})
  void onlyThePodsThatKeepTheAuditTrailHoldItsKey(String role) throws IOException {
    assertThat(lines("kubernetes/" + role + ".yaml"))
        .noneMatch(line -> line.contains("audit.pem") || line.contains("AUDIT_KEY"));
    assertThat(lines("kubernetes/audit.yaml"))
        .anyMatch(line -> line.contains("path: keys/audit.pem"))
        .anyMatch(line -> line.contains("AUDIT_KEY, value: keys/audit.pem"));
  }

  @Test
  void noPortIsClosedBetweenPods() throws IOException {
    JsonNode ingress = documents("kubernetes/network.yaml").getLast().at("/spec/ingress");

    assertThat(ingress)
        .filteredOn(rule -> rule.has("from"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.has("ports")).isFalse());
  }

  @Test
  void everyManifestIsYamlThatNamesWhatItIs() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
      for (Path file : files.toList()) {
        assertThat(documents("kubernetes/" + file.getFileName()))
            .isNotEmpty()
            .allSatisfy(
                document -> {
                  assertThat(document.path("apiVersion").asText()).isNotEmpty();
                  assertThat(document.path("kind").asText()).isNotEmpty();
                  assertThat(document.at("/metadata/name").asText()).startsWith("reinstate");
                });
      }
    }
  }

  private List<JsonNode> documents(String file) throws IOException {
    try (var parser = new YAMLFactory().createParser(DEPLOY.resolve(file).toFile())) {
      return yaml.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll();
    }
  }

  /** Only read, not carried out. */
  private static void assertUnderstood(List<String> arguments) {
    var serve = new CommandLine(new ServeCommand(new StopSignal()));

    CommandLine.ParseResult result =
        serve.parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));

    assertThat(result.errors()).isEmpty();
    assertThat(result.unmatched()).isEmpty();
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(DEPLOY.resolve(file));
  }

  /** With the key of the audit trail, and without. */
  private void assertValid(String configuration) throws IOException {
    assertThat(signingKey(ENVIRONMENT, configuration)).isNull();

    var audit = new HashMap<>(ENVIRONMENT);
    audit.put("AUDIT_KEY", "keys/audit.pem");
    Path keys = Files.createDirectories(folder.resolve("keys"));
    Path key = Files.writeString(keys.resolve("audit.pem"), "a key");
    assertThat(signingKey(audit, configuration)).isEqualTo(key);
  }

  private @Nullable Path signingKey(Map<String, String> environment, String configuration) {
    SettingsResult result = new SettingsReader(environment).read(configuration, folder);
    assertThat(result).isInstanceOf(SettingsResult.Valid.class);
    return ((SettingsResult.Valid) result).settings().audit().signingKey();
  }
}

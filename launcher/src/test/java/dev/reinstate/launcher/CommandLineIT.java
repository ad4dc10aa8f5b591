package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineIT {

  private static final String BAD = "http: { port: 70000 }\nsurprise: 1\n";

  @TempDir Path directory;

  @Test
  void aGoodConfigurationIsAcknowledged() throws Exception {
    ChildJvm.End end = run("check-config", file("http: { port: 80 }"));

    assertThat(end.exitCode()).isZero();
  }

  @Test
  void everyMistakeInAConfigurationIsNamedWithItsPath() throws Exception {
    ChildJvm.End end = run("check-config", file(BAD));

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.errors()).hasSize(2);
    assertThat(String.join("\n", end.errors())).contains("http.port: ", "surprise: ");
  }

  @Test
  void serveTellsOfMistakesInTheWordsOfCheckConfig() throws Exception {
    Path config = file(BAD);
    ChildJvm.End checked = run("check-config", config);

    ChildJvm.End served = run("serve", "--config", config);

    assertThat(served).isEqualTo(checked);
  }

  @Test
  void aKeyFileThatHoldsNoKeyIsAMistake() throws Exception {
    Files.writeString(directory.resolve("idp.pem"), "no key");

    ChildJvm.End end = run("check-config", file("auth: { jwt: { public_key: idp.pem } }"));

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.errors()).singleElement().asString().contains("auth.jwt.public_key: ");
  }

  @Test
  void aCertificateThatIsNoneIsAMistake() throws Exception {
    Files.writeString(directory.resolve("server.pem"), "no certificate");

    ChildJvm.End end =
        run("check-config", file("http: { tls: { certificate: server.pem, key: server.pem } }"));

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.errors()).singleElement().asString().contains("http.tls.certificate: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          serve --roles api            | --roles: api needs restore, in this process, or with --cluster in another
          serve --roles restore        | --roles: restore needs api, in this process, or with --cluster in another
          serve --roles api --cluster  | --cluster: processes with different roles share a database
          serve --roles api,cook       | there is no role 'cook'
          serve --port 65536           | '65536' is not a port
          serve --postgres mysql://h/d | it must be postgresql://
          token --user u --role r --ttl 1y    | '1y' is not of the form
          token --user u --role r --claim sub=x | sub
          token --user u               | --role
          cook                         | 'cook'
          audit                        | Missing required subcommand
          audit verify --head 7        | must be an entry's number and hash
          space                        | Missing required subcommand
          space restore s --at t       | --url
          space restore s --url http://h | --at
          space restore --at t --url http://h | SPACE
          space restore s --at t --url ftp://h | 'ftp://h' is not of the form http://HOST:PORT
          """)
  void aMistakeOnTheCommandLineIsExitCode2(String arguments, String message) throws Exception {
    ChildJvm.End end = run((Object[]) arguments.split(" ", -1));

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.errors().get(0)).contains(message);
    assertThat(end.output()).isEmpty();
  }

  @Test
  void aDatabaseOutOfReachIsOneLineWithoutItsPassword() throws Exception {
    ChildJvm.End end = run("serve", "--postgres", "postgresql://u:hush@127.0.0.1:1/d");

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.errors())
        .singleElement()
        .asString()
        .startsWith("reinstate serve: the database at 127.0.0.1:1/d is out of reach")
        .doesNotContain("hush");
  }

  @Test
  void aTokenIsAllThatIsPrinted() throws Exception {
    ChildJvm.End end = run("token", "--user", "maria", "--role", "hr,admin", "--ttl", "7d");

    assertThat(end.exitCode()).isZero();
    assertThat(end.output()).singleElement().asString().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  }

  @Test
  void theSpaceThatATokenIsBoundToIsAlwaysText() throws Exception {
    ChildJvm.End end =
        run("token", "--user", "u", "--role", "r", "--claim", "space=2025", "--claim", "n=2025");

    assertThat(end.output()).singleElement().asString().satisfies(CommandLineIT::bindsToSpace2025);
  }

  private static void bindsToSpace2025(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);

    assertThat(new String(claims, StandardCharsets.UTF_8))
        .contains("\"space\":\"2025\"", "\"n\":2025");
  }

  @Test
  void noTokenIsMadeForAnIssuerWhosePrivateKeyIsElsewhere() throws Exception {
    Path config = file("auth: { jwt: { jwks: \"https://idp.invalid/jwks\" } }");

    ChildJvm.End end = run("token", "--user", "u", "--role", "r", "--config", config);

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.errors()).singleElement().asString().contains("another issuer");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("config.yaml"), content);
  }

  private ChildJvm.End run(Object... arguments) throws Exception {
    try (ChildJvm child = ChildJvm.start(Main.class, directory, arguments)) {
      return child.end();
    }
  }
}

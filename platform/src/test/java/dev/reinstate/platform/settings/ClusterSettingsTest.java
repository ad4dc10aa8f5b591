package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.settings.ClusterSettings.HostAndPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code cluster}, and {@code auth.service_key}. */
class ClusterSettingsTest {
  private static final String KEY = "a key of the service, 32 bytes or more";

  @TempDir private Path folder;

  @Test
  void processesOnOneMachineNeedNothing() {
    assertThat(Reading.valid("cluster: {}").cluster())
        .isEqualTo(new ClusterSettings("reinstate", "127.0.0.1", null, 0, List.of(), null, null));
  }

  @Test
  void membersAreNamedByHostAndPort() {
    var cluster =
        Reading.valid("cluster: { members: ['10.0.0.7:7800', 'b.example.com:1', '[::1]:65535'] }")
            .cluster();

    assertThat(cluster.members())
        .containsExactly(
            new HostAndPort("10.0.0.7", 7800),
            new HostAndPort("b.example.com", 1),
            new HostAndPort("::1", 65_535));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "a:0", "a:65536", "':1'", "'a b:1'", "http://a:1", "a:b"})
  void otherMembersAreMistakes(String member) {
    assertThat(Reading.mistakes("cluster: { members: [" + member + "] }"))
        .containsExactly("cluster.members[0]: must be HOST:PORT, such as 10.0.0.7:7800 (line 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "'::'", "'0:0:0:0:0:0:0:0'"})
  void aMemberIsAtOneAddress(String host) {
    assertThat(Reading.mistakes("cluster: { host: " + host + " }"))
        .containsExactly(
            "cluster.host: must be one address, at which the others reach this process (line 1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port: 0",
        "port: 65536",
        "bus_port: -1",
        "host: 'a b'",
        "dns: 'a/b'",
        "name: 'a b'"
      })
  void whatIsOutOfRangeIsAMistake(String line) {
    assertThat(Reading.mistakes("cluster: { " + line + " }")).hasSize(1);
  }

  @Test
  void membersComeFromAListOrFromDns() {
    assertThat(Reading.mistakes("cluster: { members: ['a:1'], dns: peers.example.com }"))
        .containsExactly("cluster.dns: goes without members (line 1)");
  }

  @Test
  void tlsNamesThreeFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pem"), "anything");

    ClusterTls tls =
        Reading.valid(
                "cluster: { tls: { certificate: %1$s, key: %1$s, trust: %1$s } }".formatted(file))
            .cluster()
            .tls();

    assertThat(tls).isEqualTo(new ClusterTls(new TlsFiles(file, file), file));
  }

  @Test
  void tlsInOneDirectionIsAMistake() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pem"), "anything");

    assertThat(
            Reading.mistakes("cluster: { tls: { certificate: %1$s, key: %1$s } }".formatted(file)))
        .containsExactly("cluster.tls: must have certificate, key and trust (line 1)");
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    assertThat(
            Reading.mistakes(
                "cluster: { tls: { certificate: none.pem, key: none.pem, trust: none.pem } }"))
        .hasSize(3)
        .allMatch(mistake -> mistake.endsWith("is not a file that can be read (line 1)"));
  }

  @Test
  void theServiceKeyIsNotPrinted() {
    Settings settings = Reading.valid("auth: { service_key: '" + KEY + "' }");

    assertThat(settings.serviceKey()).isEqualTo(new ServiceKey(KEY));
    assertThat(settings.toString()).doesNotContain(KEY);
  }

  @Test
  void theServiceKeyHas32BytesOrMore() {
    assertThat(Reading.mistakes("auth: { service_key: short }"))
        .containsExactly("auth.service_key: must have 32 bytes or more (line 1)");
  }
}

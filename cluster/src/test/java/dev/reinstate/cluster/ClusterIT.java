package dev.reinstate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reinstate.testing.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a cluster, in one process. */
final class ClusterIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final int[] ports = freePorts();

  /** What else runs on this machine is a stranger, and elsewhere. */
  private final ClusterOptions options =
      ClusterOptions.local()
          .named("test-" + UUID.randomUUID())
          .withMembers(List.of(at(ports[0]), at(ports[1])));

  @TempDir private Path folder;

  @Test
  void processesOnOneMachineFindEachOtherWithoutBeingTold() throws Exception {
    ClusterOptions anywhere = options.withMembers(List.of());
    try (Pair pair = Pair.join(anywhere, anywhere)) {
      assertThat(pair.answer("hello")).isEqualTo("you said hello");
    }
  }

  @Test
  void whoLeavesIsReported() throws Exception {
    Queue<String> left = new ConcurrentLinkedQueue<>();
    try (Cluster first = Cluster.join(options.atPort(ports[0]))) {
      first.onNodeLeft(left::add);
      Cluster second = Cluster.join(options.atPort(ports[1]));
      String node = second.node();

      second.close();

      await().atMost(SOON).untilAsserted(() -> assertThat(left).containsExactly(node));
    }
  }

  @Test
  void whoWasApartIsHeardAgain() throws Exception {
    try (Pair pair = join(options)) {
      List<Set<String>> together = pair.members();

      Split.make(pair);

      assertThat(pair.members()).isNotEqualTo(together);
      await().atMost(SOON).untilAsserted(() -> assertThat(pair.members()).isEqualTo(together));
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(pair.answer("hi")).isEqualTo("you said hi"));
    }
  }

  @Test
  void withTlsMembersTrustEachOtherAndNobodyElse() throws Exception {
    ClusterOptions secure = options.with(certificate("members"));
    ClusterOptions stranger = options.with(certificate("strangers"));
    try (Pair pair = join(secure)) {
      assertThat(pair.answer("secret")).isEqualTo("you said secret");
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> Cluster.join(stranger))
          .withMessageMatching("the process at 127\\.0\\.0\\.1:\\d+ takes no TLS, or not .*");
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> Cluster.join(options))
          .withMessageMatching("the process at 127\\.0\\.0\\.1:\\d+ takes TLS alone.*");
      assertThat(pair.members()).allMatch(members -> members.size() == 2);
    }
  }

  @Test
  void whoComesWithTlsToThoseWithoutIsTold() throws Exception {
    ClusterOptions secure = options.with(certificate("members"));
    try (Cluster plain = Cluster.join(options.atPort(ports[0]))) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> Cluster.join(secure))
          .withMessageContaining("takes no TLS");
      assertThat(plain.members()).hasSize(1);
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = listening()) {
      int port = other.getLocalPort();

      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> Cluster.join(options.atPort(port)))
          .withMessage("port " + port + " of 127.0.0.1 is in use by another program");
    }
  }

  @Test
  void anAddressThatIsNotOfThisMachineIsNamed() {
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> Cluster.join(options.at("192.0.2.1")))
        .withMessageContaining("of 192.0.2.1");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamed() throws Exception {
    ClusterTls good = certificate("members");
    ClusterTls bad = new ClusterTls(good.certificate(), good.certificate(), good.trust());

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> Cluster.join(options.with(bad)))
        .withMessageContaining("members.pem");
  }

  private Pair join(ClusterOptions both) throws Exception {
    return Pair.join(both.atPort(ports[0]), both.atPort(ports[1]));
  }

  private static InetSocketAddress at(int port) {
    return InetSocketAddress.createUnresolved("127.0.0.1", port);
  }

  private static int[] freePorts() {
    try (ServerSocket one = listening();
        ServerSocket other = listening()) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private ClusterTls certificate(String name) throws Exception {
    TestCertificate made = TestCertificate.create(folder, name);
    return new ClusterTls(made.certificate(), made.key(), made.certificate());
  }
}

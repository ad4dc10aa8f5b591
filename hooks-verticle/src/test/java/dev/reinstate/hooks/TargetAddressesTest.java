package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TargetAddressesTest {
  private static final Vertx vertx = Vertx.vertx();

  @AfterAll
  static void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void aNameLeadsToAllItsAddresses() throws Exception {
    assertThat(look("10.0.0.1", "2001:db8::1"))
        .containsExactly(
            InetAddresses.forString("10.0.0.1"), InetAddresses.forString("2001:db8::1"));
  }

  @Test
  void aNameThatLeadsToAForbiddenAddressIsRefused() {
    assertThatThrownBy(() -> look("169.254.169.254"))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TargetAddresses.Forbidden.class);
  }

  @Test
  void evenIfItLeadsToAnotherOneAsWell() {
    assertThatThrownBy(() -> look("10.0.0.1", "fe80::1"))
        .hasCauseInstanceOf(TargetAddresses.Forbidden.class);
  }

  @Test
  void aNameThatIsUnknownIsSaidToBe() {
    var addresses =
        new TargetAddresses(
            vertx.createSharedWorkerExecutor("names"),
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> await(addresses.of("nowhere.invalid")))
        .hasCauseInstanceOf(UnknownHostException.class);
  }

  private static List<InetAddress> look(String... found) throws Exception {
    InetAddress[] answer =
        Stream.of(found).map(InetAddresses::forString).toArray(InetAddress[]::new);
    return await(
        new TargetAddresses(vertx.createSharedWorkerExecutor("names"), host -> answer)
            .of("hooks.example"));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}

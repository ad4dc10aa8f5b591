package dev.reinstate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class DoorsTest {

  @Test
  void whoRefusesAndIsGoneASecondLaterKeepsNobodyOut() throws Exception {
    try (ServerSocket leaving = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var place = new InetSocketAddress(leaving.getInetAddress(), leaving.getLocalPort());
      CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> refuseOneAndGo(leaving));

      Doors.requireWelcome(List.of(place), SSLContext.getDefault());

      assertThat(gone).isCompleted();
    }
  }

  private static void refuseOneAndGo(ServerSocket leaving) {
    try (leaving;
        Socket caller = leaving.accept()) {
      assertThat(caller.getInputStream().read()).isNotNegative();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

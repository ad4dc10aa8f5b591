package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.Readiness.State;
import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsVerticleTest {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void deploy() throws InterruptedException {
    var ports = new LinkedBlockingQueue<Integer>();
    vertx
        .deployVerticle(
            OperationsVerticle.supplier(
                    TestApi.settings(),
                    () -> Future.succeededFuture(Map.of("database", State.UP)),
                    () -> Future.succeededFuture("reinstate_x 1\n"),
                    Telemetry.none(),
                    Clock.systemUTC(),
                    ports::add)
                .get())
        .await();
    port = ports.take();
  }

  @AfterEach
  void close() {
    client.close();
    vertx.close().await();
  }

  @Test
  void theProcessIsLiveAndReadyAndMeasured() throws Exception {
    assertThat(get("/_health/live").statusCode()).isEqualTo(200);
    assertThat(get("/_health/ready").body()).contains("\"database\":\"UP\"");
    assertThat(get("/_metrics").body()).isEqualTo("reinstate_x 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/employees/emp_1", "/_audit", "/_openapi.json", "/_health/x"})
  void thereIsNothingElse(String path) throws Exception {
    var response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}

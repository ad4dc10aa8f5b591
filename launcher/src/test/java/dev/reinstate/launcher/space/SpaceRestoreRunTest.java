package dev.reinstate.launcher.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reinstate.launcher.terminal.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service that answers as it is told. */
@Timeout(60)
class SpaceRestoreRunTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BEGUN = "{\"operation_id\":\"op\",\"status\":\"running\"}";
  private static final String HALF =
      "event: progress\ndata: {\"status\":\"running\",\"progress\":{\"done\":5,\"total\":10}}\n\n";
  private static final String DONE =
      ":\n\nevent: done\ndata: {\"status\":\"done\",\"progress\":{\"done\":10,\"total\":10}}\n\n";
  private static final String FAILED =
      "event: failed\ndata: {\"status\":\"failed\","
          + "\"error\":{\"code\":\"INTERNAL_ERROR\",\"message\":\"Failed to restore space\"}}\n\n";

  private record Canned(int status, String body) {}

  /** The connection breaks before there is an answer. */
  private static final Canned LOST = new Canned(0, "");

  private final Queue<Canned> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> keys = new ConcurrentLinkedQueue<>();
  private final StringWriter shown = new StringWriter();
  private HttpServer server;
  private SpaceRestoreRun run;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var service = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base/");
    run = new SpaceRestoreRun(service, "the-token", "crm", "2025-06-01T12:00:00+02:00");
  }

  @AfterEach
  void stop() {
    run.close();
    server.stop(0);
  }

  @Test
  void aPreviewIsAskedForAtTheMoment() throws Exception {
    answers.add(new Canned(200, "{\"plan\":\"p\"}"));

    assertThat(run.preview().path("plan").asText()).isEqualTo("p");

    assertThat(requests)
        .containsExactly(
            "GET /base/spaces/crm/restore?dateTime=2025-06-01T12%3A00%3A00%2B02%3A00&_limit=10"
                + " Bearer the-token ");
  }

  @Test
  void aRestoreIsBoundToThePlanAndSaysWhy() throws Exception {
    answers.add(new Canned(200, "{\"operation_id\":\"op\"}"));

    restore("wrong import");

    assertThat(requests.element())
        .startsWith("POST /base/spaces/crm/restore?dateTime=")
        .endsWith("{\"plan\":\"p\",\"change_reason\":\"wrong import\"}");
  }

  @Test
  void aRestoreThatGoesOnIsWatchedToItsEnd() throws Exception {
    answers.addAll(List.of(new Canned(202, BEGUN), new Canned(200, HALF + DONE)));

    JsonNode ended = restore(null);

    assertThat(ended.path("status").asText()).isEqualTo("done");
    assertThat(shown.toString().lines()).containsExactly("5 of 10 documents", "10 of 10 documents");
  }

  @Test
  void whereNoAnswerComesTheSameIsAskedAgainTwice() throws Exception {
    answers.addAll(List.of(LOST, LOST, new Canned(200, "{\"operation_id\":\"op\"}")));

    assertThat(restore("why").path("operation_id").asText()).isEqualTo("op");

    assertThat(requests).hasSize(3).allMatch(requests.element()::equals);
    assertThat(keys).hasSize(3).allMatch(keys.element()::equals);
  }

  @Test
  void whereNoAnswerComesThriceThatIsSaid() {
    answers.addAll(List.of(LOST, LOST, LOST));

    assertThatThrownBy(() -> restore(null))
        .isInstanceOf(SpaceRequestException.class)
        .hasMessageContaining("cannot be reached");
    assertThat(requests).hasSize(3);
  }

  @Test
  void aStreamThatBreaksOffIsOpenedAgain() throws Exception {
    answers.addAll(
        List.of(
            new Canned(202, BEGUN),
            new Canned(200, HALF),
            new Canned(503, "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"\"}}"),
            new Canned(200, DONE)));

    assertThat(restore(null).path("status").asText()).isEqualTo("done");
    assertThat(requests).hasSize(4);
  }

  @Test
  void aRestoreThatFailsSaysWhy() {
    answers.addAll(List.of(new Canned(202, BEGUN), new Canned(200, FAILED)));

    assertThatThrownBy(() -> restore(null))
        .isInstanceOf(SpaceRequestException.class)
        .hasMessage("Failed to restore space (INTERNAL_ERROR)");
  }

  @Test
  void aRefusalIsOneLineWithTheFirstNames() {
    String documents =
        "{\"collection\":\"records\",\"id\":\"a\"},".repeat(5) + "{\"collection\":\"x\"}";
    answers.add(
        new Canned(
            409,
            "{\"error\":{\"code\":\"PLAN_STALE\",\"message\":\"The space\\nwas changed\","
                + "\"details\":{\"documents\":["
                + documents
                + "]}}}"));

    assertThatThrownBy(() -> restore(null))
        .hasMessage(
            "The space was changed (PLAN_STALE): "
                + "records/a, records/a, records/a, records/a, records/a, ...");
  }

  @Test
  void whatIsNoAnswerOfReinstateIsSaid() {
    answers.add(new Canned(502, "<html>Bad gateway</html>"));

    assertThatThrownBy(() -> run.preview())
        .isInstanceOf(SpaceRequestException.class)
        .hasMessageContaining("status 502");
  }

  private JsonNode restore(@Nullable String reason) throws Exception {
    try (var progress = new Progress(new PrintWriter(shown), false)) {
      return run.restore(JSON.readTree("{\"plan\":\"p\"}"), reason, progress);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + body);
      if (exchange.getRequestMethod().equals("POST")) {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      }
      Canned answer = answers.remove();
      if (answer.equals(LOST)) {
        return;
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

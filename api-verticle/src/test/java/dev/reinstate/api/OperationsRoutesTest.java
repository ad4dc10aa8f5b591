package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.Readiness.State;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is answered to those who run the service, without a token. */
class OperationsRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void aLiveProcessSaysSo() {
    var response = api.sendWithoutToken("GET", "/_health/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void aReadyProcessSaysWhatIsThere() {
    api.ready(Future.succeededFuture(Map.of("database", State.UP, "bus", State.UP)));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"status\":\"UP\",\"checks\":{\"bus\":\"UP\",\"database\":\"UP\"}}");
  }

  @Test
  void aProcessThatIsNotReadyNamesWhatIsMissing() {
    api.ready(Future.succeededFuture(Map.of("database", State.DOWN, "audit", State.DEGRADED)));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"Not ready: database\","
                + "\"details\":{\"checks\":{\"audit\":\"DEGRADED\",\"database\":\"DOWN\"}}}}");
  }

  @Test
  void aProcessThatLagsBehindIsReadyAndSaysWhere() {
    api.ready(Future.succeededFuture(Map.of("database", State.UP, "audit", State.DEGRADED)));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"DEGRADED\","
                + "\"checks\":{\"audit\":\"DEGRADED\",\"database\":\"UP\"}}");
  }

  @Test
  void theFiguresAreServedAsPrometheusReadsThem() {
    api.measure(Future.succeededFuture("reinstate_restores_total 7\n"));

    var response =
        api.sendWithoutToken(
            "GET",
            "/_metrics",
            "Accept",
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).isEqualTo("reinstate_restores_total 7\n");
  }

  @Test
  void figuresThatCannotBeHadAreAFault() {
    api.measure(Future.failedFuture("secret host name"));

    var response = api.sendWithoutToken("GET", "/_metrics");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Failed to read metrics").doesNotContain("secret");
  }

  @Test
  void aCheckThatFailsCountsAsNotReady() {
    api.ready(Future.failedFuture("secret host name"));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void theContractIsServedAsJson() {
    var response = api.sendWithoutToken("GET", "/_openapi.json");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).startsWith("{\"openapi\":\"3.1.0\"");
  }

  @Test
  void theContractSaysHowLongItIs() {
    var whole = api.sendWithoutToken("GET", "/_openapi.json");
    var head = api.sendWithoutToken("HEAD", "/_openapi.json");

    assertThat(whole.headers().firstValue("Content-Length"))
        .contains(Integer.toString(whole.body().getBytes(StandardCharsets.UTF_8).length))
        .isEqualTo(head.headers().firstValue("Content-Length"));
  }

  @Test
  void theContractIsServedAsYaml() {
    var response = api.sendWithoutToken("GET", "/_openapi.yaml");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(response.body()).startsWith("openapi: 3.1.0");
  }
}

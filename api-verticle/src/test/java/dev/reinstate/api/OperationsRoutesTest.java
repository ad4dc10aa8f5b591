package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
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
    api.ready(Future.succeededFuture(Map.of("database", true, "bus", true)));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"status\":\"UP\",\"checks\":{\"bus\":\"UP\",\"database\":\"UP\"}}");
  }

  @Test
  void aProcessThatIsNotReadyNamesWhatIsMissing() {
    api.ready(Future.succeededFuture(Map.of("database", false, "bus", true)));

    var response = api.sendWithoutToken("GET", "/_health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"Not ready: database\","
                + "\"details\":{\"checks\":{\"bus\":\"UP\",\"database\":\"DOWN\"}}}}");
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
  void theContractIsServedAsYaml() {
    var response = api.sendWithoutToken("GET", "/_openapi.yaml");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(response.body()).startsWith("openapi: 3.1.0");
  }
}

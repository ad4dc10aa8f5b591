package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is counted of requests. */
class RequestWatchTest {

  @AutoClose private final TestApi api = TestApi.start();

  @Test
  void anAnswerCountsForItsOperation() {
    api.sendWithoutToken("GET", "/_health/live");

    assertThat(requests("readLiveness", "GET", "200")).isEqualTo(1);
  }

  @Test
  void whoIsNotLetInCountsForNoOperation() {
    api.sendWithoutToken("GET", "/employees/emp_1");

    assertThat(requests("none", "GET", "401")).isEqualTo(1);
    assertThat(api.meters.get("reinstate.refusals").tag("code", "UNAUTHORIZED").counter().count())
        .isEqualTo(1);
  }

  @Test
  void inventedMethodsAndPathsMakeNoNewFigures() {
    for (int i = 0; i < 3; i++) {
      api.sendWithoutToken("BREW" + i, "/_pots/" + i);
    }

    assertThat(
            api.meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().equals("reinstate.requests")))
        .singleElement()
        .satisfies(
            id -> {
              assertThat(id.getTag("operation")).isEqualTo("none");
              assertThat(id.getTag("method")).isEqualTo("other");
            });
  }

  private long requests(String operation, String method, String status) {
    return api.meters
        .get("reinstate.requests")
        .tags("operation", operation, "method", method, "status", status)
        .timer()
        .count();
  }
}

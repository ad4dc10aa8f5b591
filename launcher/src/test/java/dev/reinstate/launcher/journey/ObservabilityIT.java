package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What those who run the service can see of it: figures, and the way of single requests. */
final class ObservabilityIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REQUEST = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String SECRET_CONTENT = "content-that-nobody-may-see";
  private static final Path DASHBOARD = Path.of("../deploy/grafana/reinstate.json");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:reinstate|vertx|jvm|process|system)_[a-z_]+");

  @AutoClose private static final TraceCollector collector = new TraceCollector();
  @AutoClose private static final WebhookReceiver receiver = new WebhookReceiver();

  @AutoClose
  private static final Installation service =
      Installation.start(configuration(collector.url(), receiver.url()));

  @Test
  void aRestoreIsFollowedFromItsRequestToItsDelivery() {
    String path = service.document("employees", "{}", "{}");

    service.admin().send("POST", path + "/restore/1", "traceparent", REQUEST);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(collector.namesIn(TRACE))
                    .contains(
                        "restoreDocument",
                        "reinstate.restore-document",
                        "commit-changes",
                        "commit-changes batch",
                        "statement",
                        "deliver told"));
    assertThat(receiver.received())
        .anyMatch(received -> received.traceParent().startsWith("00-" + TRACE + "-"));
  }

  @Test
  void noContentAndNoIdGetsIntoATrace() {
    String path = service.document("employees", "{\"note\":\"" + SECRET_CONTENT + "\"}", "{}");
    String trace = TRACE.replace('4', '5');

    service.admin().send("POST", path + "/restore/1", "traceparent", REQUEST.replace(TRACE, trace));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> collector.namesIn(trace).contains("deliver told")); // which ends last
    assertThat(collector.texts())
        .noneMatch(text -> text.contains(SECRET_CONTENT))
        .noneMatch(text -> text.contains(path.substring("/employees/".length())));
  }

  @Test
  void whatTheDashboardShowsIsThere() throws IOException {
    String path = service.document("employees", "{}", "{}");
    service.anonymous().get(path);
    System.gc(); // of pauses there is no figure before the first

    await()
        .untilAsserted(
            () ->
                assertThat(names(scrape()))
                    .containsAll(
                        names(expressions(new JsonMapper().readTree(DASHBOARD.toFile())))));
  }

  @Test
  void noFigureNamesADocument() {
    String path = service.document("employees", "{}", "{}");

    service.admin().get(path + "/versions");

    assertThat(scrape())
        .contains("operation=\"listVersions\"")
        .doesNotContain(path.substring("/employees/".length()));
  }

  private static String scrape() {
    return service.anonymous().get("/_metrics").text();
  }

  private static String expressions(JsonNode dashboard) {
    List<String> expressions = dashboard.findValuesAsText("expr");
    assertThat(expressions).isNotEmpty();
    return String.join("\n", expressions);
  }

  private static Set<String> names(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String configuration(String collector, String hook) {
    return """
    http: { port: 0 }
    auth: { jwt: { secret: "%s" } }
    tracing: { otlp: "%s" }
    collections: { employees: {} }
    policies: { employees: { admin: { actions: [read, create, update, delete, restore] } } }
    hooks:
      employees:
        post_update:
          - { name: told, http: "%s", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }
          - { name: nobody, bus: workers.nobody }
    """
        .formatted(Jwt.SECRET, collector, hook);
  }
}

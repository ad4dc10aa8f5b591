package dev.reinstate.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A document's story through the HTTP API: hired, promoted, spoilt by an import, restored. Each
 * step is taken by the user who would take it.
 */
final class Timeline {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  static final String DOCUMENT = "/employees/emp_12345";

  /** One line of a document's history with the content it had then. */
  record Entry(JsonNode version, JsonNode content) {}

  private final ApiClient maria;
  private final ApiClient payroll;
  private final ApiClient rita;

  Timeline(Function<String, ApiClient> clientOf) {
    this.maria = clientOf.apply("maria");
    this.payroll = clientOf.apply("payroll-import");
    this.rita = clientOf.apply("rita");
  }

  /** Versions 1 to 4, then the restore of version 2: the answer is the document at version 6. */
  JsonNode play() throws InterruptedException {
    maria.post("/employees", document("\"_id\":\"emp_12345\",", "John", 70_000), "Hired");
    maria.put(DOCUMENT, document("", "John", 75_000), "Promotion");
    payroll.put(DOCUMENT, document("", "John Doe", 80_000), "Payroll import");
    payroll.put(DOCUMENT, document("", "John Doe", 85_000), "Payroll import, second run");
    return rita.post(DOCUMENT + "/restore/2", "{}", "The import mixed up two people");
  }

  /** The document's history as the service tells it, newest first. */
  List<Entry> entries() throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode version : rita.get(DOCUMENT + "/versions")) {
      String path = DOCUMENT + "/versions/" + version.path("version").asInt();
      entries.add(new Entry(version, rita.get(path).path("data")));
    }
    return entries;
  }

  /** What the restore changed: from the snapshot it took to the version it made. */
  JsonNode changes() throws InterruptedException {
    return rita.get(DOCUMENT + "/diff/5/6").path("changes");
  }

  /**
   * What the audit trail says of the restore: it follows the log, so it comes a moment after the
   * answer.
   */
  JsonNode auditEntry() throws InterruptedException {
    String entries = "/_audit?collection=employees&document_id=emp_12345&action=restore";
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode found = rita.get(entries).path("data");
    while (found.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(LOOK_EVERY);
      found = rita.get(entries).path("data");
    }
    return found.path(0);
  }

  private static String document(String id, String name, int salary) {
    return "{%s\"name\":\"%s\",\"salary\":%d}".formatted(id, name, salary);
  }
}

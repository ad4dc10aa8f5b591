package dev.reinstate.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.terminal.Paint;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Plays a document's story against a service and prints how it went.
 *
 * @param service where it listens
 * @param tokenOf a token for the user of that name, who may do everything with {@code employees}
 */
public record Demo(URI service, UnaryOperator<String> tokenOf) {

  /** Prints the whole page to {@code out}; everything on it was answered by the service. */
  public void run(PrintWriter out, Paint paint) throws InterruptedException {
    DemoPage page = new DemoPage(paint);
    try (HttpClient http = HttpClient.newHttpClient()) {
      Timeline timeline = new Timeline(user -> new ApiClient(http, service, tokenOf.apply(user)));
      JsonNode restored = timeline.play();
      page.title().forEach(out::println);
      page.timeline(timeline.entries()).forEach(out::println);
      page.document(restored).forEach(out::println);
      page.changes(timeline.changes()).forEach(out::println);
      page.auditEntry(timeline.auditEntry()).forEach(out::println);
      page.invitation(commands()).forEach(out::println);
    }
  }

  private List<String> commands() {
    String document = service.resolve(Timeline.DOCUMENT).toString();
    return List.of(
        "TOKEN=" + tokenOf.apply("you"),
        "curl -H \"Authorization: Bearer $TOKEN\" " + document + "/versions",
        "curl -X POST -H \"Authorization: Bearer $TOKEN\" " + document + "/restore/5");
  }
}

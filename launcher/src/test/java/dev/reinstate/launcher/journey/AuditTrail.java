package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * The audit trail, as somebody reads it. It follows the changes at a distance, so what must be in
 * it is waited for.
 */
public record AuditTrail(Caller reader) {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** A request id that nobody else has. */
  public static String newRequestId() {
    return UUID.randomUUID().toString();
  }

  /** The one entry of a request. */
  public JsonNode entry(String requestId) {
    List<JsonNode> found = await(1, "request_id=" + requestId);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /** The entries that fit, newest first, once there are so many. */
  public List<JsonNode> await(int count, String query) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> entries(query), found -> found.size() >= count);
  }

  /**
   * Waits until all is in it that was committed or refused before.
   *
   * @param path where the reader may create a document
   */
  public void settle(String path) {
    String requestId = newRequestId();
    assertThat(reader.post(path, "{}", "X-Request-ID", requestId).status()).isEqualTo(201);
    entry(requestId);
  }

  /** All entries that fit now, newest first, page by page. */
  public List<JsonNode> entries(String query) {
    List<JsonNode> entries = new ArrayList<>();
    String cursor = "";
    JsonNode page;
    do {
      page = page(query + "&_limit=1000" + cursor);
      page.path("data").forEach(entries::add);
      cursor = "&_cursor=" + page.path("pagination").path("cursor").asText();
    } while (page.path("pagination").path("has_more").booleanValue());
    return entries;
  }

  /** One page. */
  public JsonNode page(String query) {
    Answer answer = reader.get("/_audit?" + query);
    assertThat(answer.outcome()).as("%s", answer).isEqualTo("200");
    return answer.json();
  }

  /** The entries of an export, newest first. */
  public List<JsonNode> export(String query) {
    Answer answer = reader.get("/_audit/export?" + query);
    assertThat(answer.outcome()).as("%s", answer).isEqualTo("200");
    return answer.text().lines().map(Json::of).toList();
  }

  /** What a verification finds: {@code valid}, or the kind and the place of the first problem. */
  public String verify() {
    return verify("");
  }

  /** The same with a query. */
  public String verify(String query) {
    Answer answer = reader.get("/_audit/verify" + query);
    assertThat(answer.outcome()).as("%s", answer).isEqualTo("200");
    JsonNode problem = answer.json().path("problem");
    assertThat(answer.json().path("valid").booleanValue()).isEqualTo(problem.isMissingNode());
    return problem.isMissingNode()
        ? "valid"
        : problem.path("kind").asText() + " " + problem.path("seq").asText();
  }
}

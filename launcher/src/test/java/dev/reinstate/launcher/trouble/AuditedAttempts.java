package dev.reinstate.launcher.trouble;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.AuditTrail;
import dev.reinstate.launcher.journey.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole audit trail, beside what was attempted.
 *
 * @param entries newest first
 * @param byRequest the same, by request id
 */
record AuditedAttempts(List<JsonNode> entries, Map<String, List<JsonNode>> byRequest) {

  /** Waits until all is in it that happened so far, and verifies it. */
  static AuditedAttempts read(Caller admin) {
    return read(admin, "");
  }

  /** The same, of which those are taken that a query selects. */
  static AuditedAttempts read(Caller admin, String query) {
    AuditTrail trail = new AuditTrail(admin);
    trail.settle("/items");
    assertThat(trail.verify()).isEqualTo("valid");
    return of(trail.export(query));
  }

  private static AuditedAttempts of(List<JsonNode> entries) {
    return new AuditedAttempts(
        entries, entries.stream().collect(groupingBy(AuditedAttempts::requestId)));
  }

  /** Those of requests whose ids begin so. */
  AuditedAttempts of(String beginning) {
    return of(entries.stream().filter(entry -> requestId(entry).startsWith(beginning)).toList());
  }

  private static String requestId(JsonNode entry) {
    return entry.path("request_id").asText();
  }

  /** The places of entries are those of a chain. */
  void assertDense() {
    assertThat(entries)
        .extracting(entry -> entry.path("seq").longValue())
        .isEqualTo(
            LongStream.iterate(entries.size(), seq -> seq > 0, seq -> seq - 1).boxed().toList());
  }

  /** Every change has its entry and none has two, and no entry lacks its change. */
  void assertTells(History history) {
    List<String> told =
        entries.stream()
            .filter(entry -> entry.path("success").booleanValue())
            .map(entry -> entry.path("document_id").asText() + "@" + entry.path("version").asText())
            .sorted()
            .toList();
    assertThat(told).isEqualTo(history.changes());
  }

  /**
   * What was answered is in it once, as it was answered; and nothing is twice. Only while the
   * database is out of reach, refused attempts need not be in the log.
   */
  void assertTells(List<Attempt> attempts, Outage outage) {
    for (Attempt attempt : attempts) {
      List<JsonNode> found = byRequest.getOrDefault(attempt.operation().tag(), List.of());
      boolean must = attempt.acknowledged() || (attempt.refused() && !outage.touches(attempt));
      assertThat(found).as("%s", attempt).hasSizeBetween(must ? 1 : 0, 1);
      found.forEach(entry -> assertTells(entry, attempt));
    }
  }

  private static void assertTells(JsonNode entry, Attempt attempt) {
    Answer answer = attempt.answer();
    if (attempt.acknowledged()) {
      assertThat(entry.path("success").booleanValue()).isTrue();
      assertThat(entry.path("version").intValue()).isEqualTo(attempt.version());
    }
    if (attempt.refused()) {
      assertThat(entry.path("error").path("code").asText()).isEqualTo(code(answer));
    }
  }

  private static String code(@Nullable Answer answer) {
    return answer == null ? "" : answer.code();
  }
}

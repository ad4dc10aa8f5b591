package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An attempt that was repeated until it came to an end.
 *
 * @param attempt from when it was sent first until the last answer
 * @param tries 1: it was not repeated
 */
record Repeated(Attempt attempt, int tries) {

  /**
   * Whether nothing would be different another time. Of a conflict that is not so: it may be one
   * with the same request, which is still running.
   */
  static boolean isFinal(Attempt attempt) {
    return attempt.acknowledged() || (attempt.refused() && !attempt.is(409) && !attempt.is(429));
  }

  boolean isOnce() {
    return tries == 1;
  }

  /** The change is in the audit trail once; of its failures, which may be, each is once. */
  void assertAudited(List<JsonNode> entries) {
    List<JsonNode> changes =
        entries.stream().filter(entry -> entry.path("success").booleanValue()).toList();
    assertThat(entries).as("%s", this).hasSizeLessThanOrEqualTo(tries);
    assertThat(changes).as("%s", this).hasSize(attempt.acknowledged() ? 1 : 0);
    assertThat(changes)
        .allSatisfy(
            entry -> assertThat(entry.path("version").intValue()).isEqualTo(attempt.version()));
  }
}

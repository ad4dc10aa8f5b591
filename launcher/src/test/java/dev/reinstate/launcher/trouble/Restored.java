package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.util.List;
import java.util.Set;

/** Looks into the two versions that a restore has made. */
record Restored(Caller caller, String path, int version) {

  private static final Set<String> SYSTEM_FIELDS =
      Set.of("_id", "_version", "created_at", "created_by", "updated_at", "updated_by");

  /** Asserts it of every acknowledged restore. */
  static void assertRight(Caller caller, List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      String target = attempt.operation().target();
      if (attempt.acknowledged() && target.contains("/restore/")) {
        String path = target.substring(0, target.indexOf("/restore/"));
        new Restored(caller, path, attempt.version()).assertRight();
      }
    }
  }

  private void assertRight() {
    JsonNode restored = read(version);
    assertThat(restored.path("metadata").path("restored_from").intValue()).isEqualTo(1);
    assertThat(content(restored)).isEqualTo(content(read(1)));
    assertThat(content(read(version - 1))).isEqualTo(content(read(version - 2)));
  }

  private static JsonNode content(JsonNode version) {
    ObjectNode data = version.path("data").deepCopy();
    return data.remove(SYSTEM_FIELDS);
  }

  private JsonNode read(int of) {
    Answer answer = caller.get(path + "/versions/" + of);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }
}

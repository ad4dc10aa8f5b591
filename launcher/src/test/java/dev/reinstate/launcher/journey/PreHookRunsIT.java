package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often hooks are asked: once for each state of the document that a request meets. */
@ExtendWith(InstallationExtension.class)
final class PreHookRunsIT {

  private final HookedInstallation installation;
  private final Caller admin;
  private final AskedWorker worker;

  PreHookRunsIT(HookedInstallation installation) {
    this.installation = installation;
    admin = installation.admin;
    worker = installation.worker;
  }

  @Test
  void aRepeatedRequestIsAnsweredWithoutAskingAgain() {
    String path = installation.document("asked", "{\"n\":1}");
    worker.behave(question -> AskedWorker.ACCEPT);
    String key = UUID.randomUUID().toString();

    Answer first = admin.put(path, "{\"n\":2}", "Idempotency-Key", key);
    Answer second = admin.put(path, "{\"n\":2}", "Idempotency-Key", key);

    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(worker.questions()).hasSize(1);
  }

  @Test
  void aDocumentThatIsCreatedAgainIsNewToHooks() {
    String path = installation.document("asked", "{\"n\":1}");
    admin.delete(path);
    worker.behave(question -> AskedWorker.ACCEPT);

    admin.post("/asked", "{\"_id\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\"}");

    JsonNode question = worker.questions().getFirst();
    assertThat(question.path("before").isNull()).isTrue();
    assertThat(question.path("action").asText()).isEqualTo("create");
  }

  @Test
  void aDocumentThatChangesMeanwhileIsAskedAboutAgainOnItsNewState() {
    String path = installation.document("asked", "{\"n\":1}", "{\"n\":2}");
    worker.behave(changing(path, 1));

    Answer restored = admin.post(path + "/restore/1");

    assertThat(restored.status()).isEqualTo(200);
    List<JsonNode> asked = questionsOf("ada");
    assertThat(asked)
        .extracting(question -> question.path("attempt").intValue())
        .containsExactly(1, 2);
    assertThat(asked.getLast().path("id")).isEqualTo(asked.getFirst().path("id"));
    assertThat(asked.getLast().path("before").path("_version").intValue()).isEqualTo(3);
  }

  @Test
  void oneThatAlwaysChangesIsGivenUpAfterThreeRuns() {
    String path = installation.document("asked", "{\"n\":1}");
    worker.behave(changing(path, Integer.MAX_VALUE));

    Answer deleted = admin.delete(path);

    assertThat(deleted.outcome()).isEqualTo("409 CONFLICT");
    assertThat(questionsOf("ada"))
        .extracting(question -> question.path("attempt").intValue())
        .containsExactly(1, 2, 3);
  }

  @Test
  void whoeverExpectsAVersionIsToldAtOnce() {
    String path = installation.document("asked", "{\"n\":1}");
    worker.behave(changing(path, Integer.MAX_VALUE));

    Answer patched = admin.patch(path, "{\"n\":5}", "If-Match", "\"1\"");

    assertThat(patched.outcome()).isEqualTo("412 PRECONDITION_FAILED");
    assertThat(questionsOf("ada")).hasSize(1);
  }

  /** Accepts, after somebody else has changed the document so many times. */
  private Function<JsonNode, String> changing(String path, int times) {
    var left = new AtomicInteger(times);
    Caller eve = installation.as("eve", "admin");
    return question -> {
      boolean mine = question.path("user").path("id").asText().equals("eve");
      if (!mine && left.getAndDecrement() > 0) {
        assertThat(eve.patch(path, "{\"n\":" + left.get() + "}").status()).isEqualTo(200);
      }
      return AskedWorker.ACCEPT;
    };
  }

  private List<JsonNode> questionsOf(String user) {
    return worker.questions().stream()
        .filter(question -> question.path("user").path("id").asText().equals(user))
        .toList();
  }
}

package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGHUP. */
final class ReloadIT {

  private static final String WHOLE = "{ actions: [read, create] }";
  private static final String WITHOUT_SECRET =
      "{ actions: [read, create], fields: { deny: [secret] } }";
  private static final String DOCUMENT = "/items/d";

  @TempDir private static Path directory;

  private final ServeProcess service;
  private final Caller admin;

  ReloadIT() throws Exception {
    service = ServeProcess.start(directory, configuration(WHOLE));
    admin = service.admin();
  }

  @BeforeEach
  void create() {
    admin.post("/items", "{\"_id\":\"d\",\"secret\":\"s3cret\"}");
    assertThat(admin.get(DOCUMENT).text()).contains("s3cret");
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @Test
  void aChangedPolicyAppliesBetweenTwoRequests() throws Exception {
    Queue<String> outcomes = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    Thread reader = Thread.ofVirtual().start(() -> readUntil(enough, outcomes));

    ServeProcess.configure(directory, configuration(WITHOUT_SECRET));
    service.process().hangUp();

    await().until(() -> !admin.get(DOCUMENT).text().contains("s3cret"));
    enough.set(true);
    reader.join();
    assertThat(outcomes).isNotEmpty().containsOnly("200");
    assertThat(admin.get(DOCUMENT).content()).isEmpty();
    assertThat(admin.get(DOCUMENT + "/versions/1").text()).doesNotContain("s3cret");
    assertThat(service.process().isAlive()).isTrue();
  }

  @Test
  void aBrokenFileLeavesTheOldPolicyInForceAndSaysSo() throws Exception {
    ServeProcess.configure(directory, configuration("{ actions: [fly], when: 'user.id ==' }"));

    service.process().hangUp();

    await().until(() -> service.process().errors().contains("was not reloaded"));
    assertThat(service.process().errors())
        .contains("policies.items.admin.actions", "policies.items.admin.when");
    assertThat(admin.get(DOCUMENT).text()).contains("s3cret");
  }

  @Test
  void aFileThatIsMendedIsApplied() throws Exception {
    ServeProcess.configure(directory, "policies: [");
    service.process().hangUp();
    await().until(() -> service.process().errors().contains("was not reloaded"));

    ServeProcess.configure(directory, configuration("{ actions: [create] }"));
    service.process().hangUp();

    await().until(() -> admin.get(DOCUMENT).outcome().equals("403 FORBIDDEN"));
    assertThat(service.process().isAlive()).isTrue();
  }

  private void readUntil(AtomicBoolean enough, Queue<String> outcomes) {
    while (!enough.get()) {
      Answer answer = admin.get(DOCUMENT);
      outcomes.add(answer.outcome());
    }
  }

  private static String configuration(String policy) {
    return """
    auth: { jwt: { secret: "%s" } }
    collections: { items: {} }
    policies: { items: { admin: %s } }
    """
        .formatted(Jwt.SECRET, policy);
  }
}

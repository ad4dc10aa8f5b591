package dev.reinstate.launcher.trouble;

import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Jwt;
import dev.reinstate.launcher.journey.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries after a sudden death between commits and deliveries, and in the middle of some. */
final class HookCrashIT {

  private static final int DOCUMENTS = 12;
  private static final int CHANGES = 200;
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path directory;
  @AutoClose private final WebhookReceiver receiver = new WebhookReceiver();

  @Test
  void everyUpdateAndRestoreIsToldAtLeastOnceAndOfEachDocumentInOrder() throws Exception {
    try (ServeProcess service = ServeProcess.start(directory, configuration())) {
      Load load = Load.on(service.admin(), DOCUMENTS);
      await().atMost(SOON).until(() -> load.acknowledged() >= CHANGES);
      service.killEverything();
      load.stop();
    }

    try (ServeProcess again = ServeProcess.start(directory, configuration())) {
      List<String> changes =
          History.read(again.admin()).changes().stream()
              .filter(change -> !change.endsWith("@1"))
              .toList();

      Told.awaitExactly(changes, receiver);
    }
  }

  private String configuration() {
    String hook =
        "http: \"%s\", secret: \"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\""
            .formatted(receiver.url());
    return """
    auth: { jwt: { secret: "%s" } }
    collections: { items: {} }
    policies: { items: { admin: { actions: [read, create, update, restore] } } }
    hooks:
      items:
        post_update: [ { name: updated, %s } ]
    """
        .formatted(Jwt.SECRET, hook);
  }
}

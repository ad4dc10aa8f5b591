package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More comes than can be written. */
class OverloadIT {
  /** Of the writer: what may wait, what fills a batch, and how many batches are on their way. */
  private static final int QUEUE = 4_096;

  private static final int BATCH = 64;
  private static final int IN_FLIGHT = 3;

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void whatIsBeyondTheQueueIsRefusedAtOnceAndTheRestIsWritten() {
    List<DocumentKey> busy =
        IntStream.range(0, IN_FLIGHT).mapToObj(i -> employee("busy-" + i)).toList();
    busy.forEach(key -> service.create(key, "{}"));
    List<HeldChange> others =
        busy.stream()
            .map(key -> HeldChange.of(service, Change.update(as("admin"), PLAIN, key, "{}")))
            .toList();
    List<Future<Reply<Document>>> sent = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      sent.add(replacement(busy.get(i))); // alone, then as the last of a full batch
      service.awaitLockWaits(i + 1);
      sent.addAll(creations(BATCH - 1));
    }
    sent.addAll(creations(QUEUE - (BATCH - 1)));

    List<Reply<Document>> refused = creations(100).stream().map(RestoreFixture::await).toList();
    others.forEach(HeldChange::commit);

    assertThat(refused).map(RestoreFixture::refusal).hasOnlyElementsOfType(Unavailable.class);
    assertThat(sent).map(RestoreFixture::await).hasOnlyElementsOfType(Done.class);
  }

  private static Future<Reply<Document>> replacement(DocumentKey key) {
    return service.send(
        Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), PLAIN, key, "{}"));
  }

  private static List<Future<Reply<Document>>> creations(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> service.send(Addresses.CREATE_DOCUMENT, creation()))
        .toList();
  }

  private static CreateDocument creation() {
    return new CreateDocument(
        as("admin"), PLAIN, "default", "employees", new NewDocument(null, "{}"));
  }
}

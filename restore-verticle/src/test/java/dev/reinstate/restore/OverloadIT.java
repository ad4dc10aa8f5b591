package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
  /** Of the writer: what may wait, and the batches that may be on their way beside each other. */
  private static final int QUEUE = 4_096;

  private static final List<Integer> BATCHES = List.of(1, 40, 64);
  private static final int BEYOND = 100;

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void whatIsBeyondTheQueueIsRefusedAtOnceAndTheRestIsWritten() {
    List<HeldChange> others = new ArrayList<>();
    List<Future<Reply<Document>>> sent = new ArrayList<>();
    for (int size : BATCHES) {
      DocumentKey busy = employee("busy-" + size);
      service.create(busy, "{}");
      others.add(HeldChange.of(service, Change.update(as("admin"), PLAIN, busy, "{}")));
    }
    for (int size : BATCHES) {
      sent.addAll(creations(size - 1));
      sent.add(replacement(employee("busy-" + size)));
      service.awaitLockWaits(BATCHES.indexOf(size) + 1);
    }

    sent.addAll(creations(QUEUE + BEYOND));

    await().until(() -> sent.stream().filter(Future::isComplete).count() == BEYOND);
    List<Future<Reply<Document>>> refused = sent.stream().filter(Future::isComplete).toList();
    assertThat(refused.stream().map(RestoreFixture::await).map(RestoreFixture::refusal))
        .hasOnlyElementsOfType(Unavailable.class);
    sent.removeAll(refused);
    others.forEach(HeldChange::commit);
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

package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More comes than can be written. */
class OverloadIT {
  /** Of the writer: what waits, and the one batch that is on its way. */
  private static final int QUEUE = 4_096;

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void whatIsBeyondTheQueueIsRefusedAtOnceAndTheRestIsWritten() {
    DocumentKey busy = employee("busy");
    service.create(busy, "{}");
    HeldChange other = HeldChange.of(service, Change.update(as("admin"), PLAIN, busy, "{}"));
    Future<Reply<Document>> first =
        service.send(
            Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), PLAIN, busy, "{}"));
    service.awaitLockWaits(1);
    List<Future<Reply<Document>>> sent =
        IntStream.range(0, QUEUE + 100)
            .mapToObj(i -> service.send(Addresses.CREATE_DOCUMENT, creation("load-" + i)))
            .toList();

    List<Reply<Document>> refused =
        sent.subList(QUEUE, QUEUE + 100).stream().map(RestoreFixture::await).toList();
    other.commit();

    assertThat(refused).map(RestoreFixture::refusal).hasOnlyElementsOfType(Unavailable.class);
    assertThat(await(first)).isInstanceOf(Done.class);
    assertThat(sent.subList(0, QUEUE)).map(RestoreFixture::await).hasOnlyElementsOfType(Done.class);
    assertThat(service.number("select count(*) from document where id like 'load-%'"))
        .isEqualTo(QUEUE);
  }

  private static CreateDocument creation(String id) {
    DocumentKey key = employee(id);
    return new CreateDocument(
        as("admin"), PLAIN, key.space(), key.collection(), new NewDocument(id, "{}"));
  }
}

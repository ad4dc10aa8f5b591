package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.WriteOptions;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes of the service on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {
  @AutoClose final RestoreFixture service = new RestoreFixture();
  private final RestoreFixture other = service.another();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @AfterAll
  void closeTheOther() {
    other.close();
  }

  @Test
  void ofTwoCreationsOfOneIdTheSecondIsToldThatItExists() {
    DocumentKey key = employee("contended");
    HeldChange first = HeldChange.of(other, Change.create(as("admin"), PLAIN, key, "{\"n\": 1}"));
    Future<Reply<Document>> second =
        service.send(Addresses.CREATE_DOCUMENT, creation("contended", PLAIN));
    service.awaitLockWaits(1);

    first.commit();

    assertThat(RestoreFixture.refusal(await(second))).isEqualTo(new AlreadyExists(key, null));
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 1}");
  }

  @Test
  void theSecondCreationSucceedsWhenTheFirstIsRolledBack() {
    DocumentKey key = employee("freed");
    HeldChange first = HeldChange.of(other, Change.create(as("admin"), PLAIN, key, "{\"n\": 1}"));
    Future<Reply<Document>> second =
        service.send(Addresses.CREATE_DOCUMENT, creation("freed", PLAIN));
    service.awaitLockWaits(1);

    first.rollBack();

    assertThat(await(second)).isInstanceOf(Done.class);
  }

  @Test
  void ofManyCreationsOfOneIdExactlyOneWins() {
    List<Future<Reply<Document>>> replies =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? service : other)
                        .send(Addresses.CREATE_DOCUMENT, creation("race-" + i / 4, PLAIN)))
            .toList();

    List<Reply<Document>> answers = replies.stream().map(RestoreFixture::await).toList();

    assertThat(answers).filteredOn(Done.class::isInstance).hasSize(50);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Done))
        .map(RestoreFixture::refusal)
        .hasOnlyElementsOfType(AlreadyExists.class);
  }

  @Test
  void ofTwoRequestsWithOneIdempotencyKeyOneIsCarriedOut() {
    WriteOptions options = withKey("contended", "same");
    HeldChange first =
        HeldChange.of(other, Change.create(as("admin"), options, employee("keyed-1"), "{}"));
    Future<Reply<Document>> second =
        service.send(Addresses.CREATE_DOCUMENT, creation("keyed-2", options));
    service.awaitLockWaits(1);

    first.commit();

    assertThat(RestoreFixture.refusal(await(second))).isEqualTo(new IdempotencyKeyInUse());
    assertThat(service.number("select count(*) from document where id like 'keyed-%'")).isOne();
  }

  @Test
  void theSecondRequestWithAnIdempotencyKeyIsAnsweredByWhicheverProcess() {
    WriteOptions options = withKey("elsewhere", "same");
    Document first = other.done(Addresses.CREATE_DOCUMENT, creation("elsewhere", options));

    Reply<Document> second = service.ask(Addresses.CREATE_DOCUMENT, creation("elsewhere", options));

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void ofTwoBatchesWithOneIdempotencyKeyOneIsCarriedOut() {
    List<Future<Reply<CreatedDocuments>>> replies =
        IntStream.range(0, 8)
            .mapToObj(i -> (i % 2 == 0 ? service : other).send(Addresses.CREATE_DOCUMENTS, batch()))
            .toList();

    List<Reply<CreatedDocuments>> answers = replies.stream().map(RestoreFixture::await).toList();

    assertThat(
            service.number(
                "select count(*) from document where created_by = 'alice' and id ~ '^0'"))
        .isEqualTo(3);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(
                        answer instanceof Done
                            || answer.equals(new Reply.Refused<>(new IdempotencyKeyInUse())))
                    .as("%s", answer)
                    .isTrue());
    assertThat(answers).filteredOn(a -> a instanceof Done<?> done && !done.replayed()).hasSize(1);
  }

  private static CreateDocument creation(String id, WriteOptions options) {
    DocumentKey key = employee(id);
    return new CreateDocument(
        as("admin"), options, key.space(), key.collection(), new NewDocument(id, "{\"n\": 2}"));
  }

  /** Three documents, whose ids the service makes. */
  private static CreateDocuments batch() {
    var document = new NewDocument(null, "{}");
    return new CreateDocuments(
        as("admin"),
        withKey("batch", "same"),
        DocumentKey.DEFAULT_SPACE,
        "employees",
        List.of(document, document, document));
  }
}

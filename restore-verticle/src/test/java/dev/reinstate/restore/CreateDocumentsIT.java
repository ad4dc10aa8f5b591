package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CreateDocumentsIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aThousandAreCreatedTogether() {
    String[] ids = IntStream.range(0, 1_000).mapToObj(i -> "bulk-" + i).toArray(String[]::new);

    CreatedDocuments created = service.done(Addresses.CREATE_DOCUMENTS, batch(PLAIN, ids));

    assertThat(created.ids()).containsExactly(ids);
    assertThat(service.number("select count(*) from document where id like 'bulk-%'"))
        .isEqualTo(1_000);
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void oneThatExistsKeepsAllFromBeingCreated() {
    service.create(employee("third"), "{}");

    assertThat(
            service.refusal(
                Addresses.CREATE_DOCUMENTS, batch(PLAIN, "first", "second", "third", "fourth")))
        .isEqualTo(new AlreadyExists(employee("third"), 2));

    assertThat(service.number("select count(*) from document where id in ('first', 'second')"))
        .isZero();
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void anIdTwiceInTheBatchIsNamedWhereItComesAgain() {
    assertThat(service.refusal(Addresses.CREATE_DOCUMENTS, batch(PLAIN, "twin", "other", "twin")))
        .isEqualTo(new AlreadyExists(employee("twin"), 2));

    assertThat(service.number("select count(*) from document where id = 'twin'")).isZero();
  }

  @Test
  void oneThatExistsIsNamedBeforeOneThatIsBadForAnotherReasonBehindIt() {
    service.create(employee("taken"), "{}");

    assertThat(
            service.refusal(
                Addresses.CREATE_DOCUMENTS, batch(PLAIN, "free", "taken", "double", "double")))
        .isEqualTo(new AlreadyExists(employee("taken"), 1));
  }

  @Test
  void theFirstThatDoesNotFitTheSchemaIsNamed() {
    var documents =
        Stream.of("{\"salary\": 1}", "{\"salary\": -1}", "{}")
            .map(content -> new NewDocument(null, content))
            .toList();
    var command = new CreateDocuments(as("admin"), PLAIN, "default", "typed", documents);

    assertThat(service.refusal(Addresses.CREATE_DOCUMENTS, command))
        .isInstanceOfSatisfying(
            SchemaViolated.class, violated -> assertThat(violated.index()).isOne());
    assertThat(service.number("select count(*) from document where collection = 'typed'")).isZero();
  }

  @Test
  void oneThatBelongsToNothingIsNamed() {
    service.createSpace("shelves");
    service.create(new DocumentKey("shelves", "workbooks", "book"), "{}");
    var documents =
        Stream.of("book", "none")
            .map(book -> new NewDocument(null, "{\"workbook_id\": \"" + book + "\"}"))
            .toList();
    var command = new CreateDocuments(as("admin"), PLAIN, "shelves", "sheets", documents);

    assertThat(service.refusal(Addresses.CREATE_DOCUMENTS, command))
        .isEqualTo(
            new ConflictsWith(
                "What the document belongs to does not exist",
                List.of(new DocumentKey("shelves", "workbooks", "none")),
                1));
  }

  @Test
  void aDeletedOneContinuesItsHistory() {
    service.create(employee("back"), "{}");
    service.delete(employee("back"));

    service.done(Addresses.CREATE_DOCUMENTS, batch(PLAIN, "back", "new"));

    assertThat(service.versions(employee("back")))
        .extracting(VersionEntry::version)
        .containsExactly(3, 2, 1);
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheFirstIds() {
    WriteOptions options = withKey("batch", "same");
    var document = new NewDocument(null, "{}");
    var command =
        new CreateDocuments(
            as("admin"), options, "default", "limited", List.of(document, document));
    CreatedDocuments first = service.done(Addresses.CREATE_DOCUMENTS, command);

    Reply<CreatedDocuments> second = service.ask(Addresses.CREATE_DOCUMENTS, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
    assertThat(service.number("select count(*) from document where collection = 'limited'"))
        .isEqualTo(2);
  }

  @Test
  void aRefusedBatchDoesNotUseUpItsKey() {
    WriteOptions options = withKey("unused", "same");
    service.create(employee("in-the-way"), "{}");
    service.refusal(Addresses.CREATE_DOCUMENTS, batch(options, "in-the-way"));
    service.delete(employee("in-the-way"));

    Reply<CreatedDocuments> second =
        service.ask(Addresses.CREATE_DOCUMENTS, batch(options, "in-the-way"));

    assertThat(second).isEqualTo(new Done<>(new CreatedDocuments(List.of("in-the-way")), false));
  }

  @Test
  void aKeyIsOfOneRequestOnly() {
    service.done(Addresses.CREATE_DOCUMENTS, batch(withKey("reused", "one"), "reused-1"));

    assertThat(
            service.refusal(
                Addresses.CREATE_DOCUMENTS, batch(withKey("reused", "other"), "reused-2")))
        .isEqualTo(new IdempotencyKeyReused());
  }

  @Test
  void eachOfThemIsInTheLog() {
    service.done(Addresses.CREATE_DOCUMENTS, batch(PLAIN, "logged-1", "logged-2"));

    assertThat(service.number("select count(*) from event where document_id like 'logged-%'"))
        .isEqualTo(2);
    assertThat(service.read(in("employees", "logged-1")).version()).isOne();
  }

  private static CreateDocuments batch(WriteOptions options, String... ids) {
    List<NewDocument> documents =
        Stream.of(ids).map(id -> new NewDocument(id, "{\"n\": 1}")).toList();
    return new CreateDocuments(as("admin"), options, "default", "employees", documents);
  }
}

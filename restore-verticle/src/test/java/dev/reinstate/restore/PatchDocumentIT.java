package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.in;
import static dev.reinstate.restore.RestoreFixture.patching;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PatchDocument.Format;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.WriteOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PatchDocumentIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aMergePatchChangesTheFieldsItNames() {
    DocumentKey key = employee("merge");
    service.create(key, "{\"a\": 1, \"b\": {\"c\": 1, \"d\": 1}}");

    Document patched = service.patch(key, "{\"a\":null,\"b\":{\"c\":2},\"e\":[1.10]}");

    assertThat(patched.content()).isEqualTo("{\"b\": {\"c\": 2, \"d\": 1}, \"e\": [1.10]}");
    assertThat(patched.version()).isEqualTo(2);
  }

  @Test
  void aJsonPatchDoesItsOperationsInOrder() {
    DocumentKey key = employee("json-patch");
    service.create(key, "{\"a\": [1, 2]}");

    Document patched =
        service.done(
            Addresses.PATCH_DOCUMENT,
            jsonPatch(
                key,
                PLAIN,
                """
                [{"op":"test","path":"/a/0","value":1.0},
                 {"op":"add","path":"/a/-","value":3},
                 {"op":"move","from":"/a","path":"/b"}]
                """));

    assertThat(patched.content()).isEqualTo("{\"b\": [1, 2, 3]}");
  }

  @Test
  void aTestThatFailsChangesNothing() {
    DocumentKey key = employee("test");
    service.create(key, "{\"a\": 1}");

    assertThat(
            service.refusal(
                Addresses.PATCH_DOCUMENT,
                jsonPatch(
                    key,
                    PLAIN,
                    """
                    [{"op":"add","path":"/b","value":1},{"op":"test","path":"/a","value":2}]
                    """)))
        .isInstanceOf(InvalidRequest.class);

    assertThat(service.versions(key)).hasSize(1);
  }

  @Test
  void whatIsNoObjectAnyMoreIsNotStored() {
    DocumentKey key = employee("no-object");
    service.create(key, "{\"a\": 1}");

    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, patching(key, "[1]")))
        .isInstanceOf(InvalidRequest.class);

    assertThat(service.versions(key)).hasSize(1);
  }

  @Test
  void whatBecomesLargerThanABodyMayBeIsNotStored() {
    DocumentKey key = employee("too-large");
    String half = "x".repeat(service.settings.http().maxBody() / 2);
    service.create(key, "{\"a\": \"" + half + "\"}");

    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, patching(key, "{\"b\":\"" + half + "\"}")))
        .isInstanceOf(InvalidRequest.class);

    assertThat(service.versions(key)).hasSize(1);
  }

  @Test
  void whatNoLongerFitsTheSchemaIsNotStored() {
    DocumentKey key = in("typed", "misfit");
    service.create(key, "{\"salary\": 1}");

    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, patching(key, "{\"salary\":null}")))
        .isInstanceOf(SchemaViolated.class);

    assertThat(service.read(key).version()).isOne();
  }

  @Test
  void aMissingOrDeletedDocumentIsNotFound() {
    DocumentKey key = employee("deleted");
    service.create(key, "{}");
    service.delete(key);

    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, patching(key, "{}")))
        .isEqualTo(new DocumentNotFound(key));
    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, patching(employee("never"), "{}")))
        .isEqualTo(new DocumentNotFound(employee("never")));
  }

  @Test
  void anUnmetPreconditionNamesTheCurrentVersion() {
    DocumentKey key = employee("unmet");
    service.create(key, "{}");
    var command = new PatchDocument(as("admin"), ifMatch(2), key, Format.MERGE_PATCH, "{}");

    assertThat(service.refusal(Addresses.PATCH_DOCUMENT, command))
        .isEqualTo(new PreconditionFailed(key, 1));
  }

  @Test
  void aRepeatedRequestPatchesOnce() {
    DocumentKey key = employee("once");
    service.create(key, "{\"list\": []}");
    PatchDocument command =
        jsonPatch(
            key,
            withKey("patch-once", "same"),
            """
            [{"op":"add","path":"/list/-","value":1}]
            """);
    Document first = service.done(Addresses.PATCH_DOCUMENT, command);

    Reply<Document> second = service.ask(Addresses.PATCH_DOCUMENT, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
    assertThat(service.read(key).content()).isEqualTo("{\"list\": [1]}");
  }

  @Test
  void noneOfManyPatchesThatMeetOverwritesAnother() {
    DocumentKey key = employee("meeting");
    service.create(key, "{}");

    List<Reply<Document>> replies =
        IntStream.range(0, 40)
            .mapToObj(
                i -> service.send(Addresses.PATCH_DOCUMENT, patching(key, "{\"f" + i + "\":true}")))
            .toList()
            .stream()
            .map(future -> await(future))
            .toList();

    long done = replies.stream().filter(Done.class::isInstance).count();
    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Done))
        .map(RestoreFixture::refusal)
        .isNotEmpty()
        .containsOnly(new Refusal.Conflict(key));
    assertThat(service.read(key).content().split("true", -1)).hasSize((int) done + 1);
    assertThat(service.read(key).version()).isEqualTo((int) done + 1);
  }

  private static PatchDocument jsonPatch(DocumentKey key, WriteOptions options, String patch) {
    return new PatchDocument(as("admin"), options, key, Format.JSON_PATCH, patch);
  }
}

package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.json.Json;
import dev.reinstate.restore.Examined.Bad;
import dev.reinstate.restore.Examined.Good;
import dev.reinstate.restore.PatchedContent.Patched;

/**
 * Makes a file of bytes that have been sent, or gives one other bytes: a change like any other,
 * with policies, hooks and the schema.
 */
final class CompleteUploadHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentIds ids;
  private final Proposal proposal;
  private final DocumentUpdate update;
  private final BlobStore blobs;
  private final FileCommit commit;
  private final DocumentWriter answers;

  CompleteUploadHandler(
      Access access,
      Idempotency idempotency,
      DocumentIds ids,
      Proposal proposal,
      DocumentUpdate update,
      BlobStore blobs,
      FileCommit commit,
      DocumentWriter answers) {
    this.access = access;
    this.idempotency = idempotency;
    this.ids = ids;
    this.proposal = proposal;
    this.update = update;
    this.blobs = blobs;
    this.commit = commit;
    this.answers = answers;
  }

  Reply<Document> handle(CompleteUpload command) {
    String id = command.id();
    var key = new DocumentKey(command.space(), FileFields.COLLECTION, id == null ? ids.make() : id);
    Action action = id == null ? Action.CREATE : Action.UPDATE;
    return Access.admitted(
        access.to(action, command.context(), key),
        admitted -> id == null ? create(command, key, admitted) : replace(command, key, admitted));
  }

  private Reply<Document> create(CompleteUpload command, DocumentKey key, Admitted admitted) {
    String content = Json.write(FileFields.of(command.file()));
    Change change =
        proposal.permitted(
            admitted, Change.create(command.context(), command.options(), key, content));
    if (change == null) {
      return new Refused<>(admitted.forbidden());
    }
    Reply<Document> reply =
        idempotency.once(
            command.context(), command.options(), () -> create(command, change, admitted));
    return access.answer(admitted, created(key, reply), reply);
  }

  /** An earlier request with the same key was given another id. */
  private static DocumentKey created(DocumentKey proposed, Reply<Document> reply) {
    return reply instanceof Done<Document>(Document document, boolean replayed)
        ? new DocumentKey(proposed.space(), proposed.collection(), document.id())
        : proposed;
  }

  private Reply<Document> create(CompleteUpload command, Change change, Admitted admitted) {
    if (!blobs.touch(command.upload()).await()) {
      return givenUp();
    }
    return switch (proposal.examined(admitted, change)) {
      case Good(Change creation) when !isOfTheseBytes(command, creation) ->
          new Refused<>(FileFields.otherBytes());
      case Good(Change creation) ->
          answers.answer(creation, commit.commit(creation, command).await()).await();
      case Bad(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** Hooks may change what is known of the bytes, but not which ones they are. */
  private static boolean isOfTheseBytes(CompleteUpload command, Change creation) {
    return FileCommit.isOf(command, Json.readStoredObject(creation.requiredContent()));
  }

  private Reply<Document> replace(CompleteUpload command, DocumentKey key, Admitted admitted) {
    return access.answer(
        admitted,
        key,
        idempotency.once(
            command.context(),
            command.options(),
            () ->
                blobs.touch(command.upload()).await()
                    ? replaceNow(command, key, admitted)
                    : givenUp()));
  }

  private Reply<Document> replaceNow(CompleteUpload command, DocumentKey key, Admitted admitted) {
    return update.run(
        admitted,
        new DocumentUpdate.Request(
            command.context(),
            command.options(),
            key,
            (view, shown) -> patched(FileFields.with(shown, command.file()))),
        commit.of(command));
  }

  private static PatchedContent patched(ObjectNode content) {
    return new Patched(content, Json.write(content));
  }

  private static Reply<Document> givenUp() {
    return new Refused<>(new Unavailable("the upload took too long"));
  }
}

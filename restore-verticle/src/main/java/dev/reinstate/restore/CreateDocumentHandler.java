package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.Examined.Bad;
import dev.reinstate.restore.Examined.Good;

/** Creates a document, or brings a deleted one of that id back to life with new content. */
final class CreateDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentIds ids;
  private final DocumentStore documents;
  private final Proposal proposal;
  private final DocumentWriter writer;

  CreateDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentIds ids,
      DocumentStore documents,
      Proposal proposal,
      DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.ids = ids;
    this.documents = documents;
    this.proposal = proposal;
    this.writer = writer;
  }

  Reply<Document> handle(CreateDocument command) {
    DocumentKey key = ids.keyOf(command.space(), command.collection(), command.document());
    return Access.admitted(
        access.to(Action.CREATE, command.context(), key),
        admitted ->
            key.collection().equals(FileFields.COLLECTION)
                ? new Refused<>(FileFields.noBytes())
                : create(command, key, admitted));
  }

  private Reply<Document> create(CreateDocument command, DocumentKey key, Admitted admitted) {
    Change change =
        proposal.permitted(
            admitted,
            Change.create(command.context(), command.options(), key, command.document().content()));
    if (change == null) {
      return new Refused<>(admitted.forbidden());
    }
    Reply<Document> reply =
        idempotency.once(command.context(), command.options(), () -> create(change, admitted));
    return access.answer(admitted, created(key, reply), reply);
  }

  /** An earlier request with the same key may have been given another id. */
  private static DocumentKey created(DocumentKey proposed, Reply<Document> reply) {
    return reply instanceof Done<Document>(Document document, boolean replayed)
        ? DocumentIds.keyOf(proposed.space(), proposed.collection(), document.id())
        : proposed;
  }

  private Reply<Document> create(Change change, Admitted admitted) {
    if (admitted.asksHooks() && exists(change)) { // then no hook is asked in vain
      return new Refused<>(new AlreadyExists(change.document(), null));
    }
    return switch (proposal.examined(admitted, change)) {
      case Good(Change creation) -> writer.write(creation).await();
      case Bad(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  private boolean exists(Change change) {
    StoredDocument there = documents.readHead(change.document()).await();
    return there != null && !there.deleted();
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;

/** Creates a document, or brings a deleted one of that id back to life with new content. */
final class CreateDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentIds ids;
  private final Proposal proposal;
  private final DocumentWriter writer;

  CreateDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentIds ids,
      Proposal proposal,
      DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.ids = ids;
    this.proposal = proposal;
    this.writer = writer;
  }

  Reply<Document> handle(CreateDocument command) {
    return Access.admitted(
        access.to(Action.CREATE, command.context(), command.collection()),
        admitted -> create(command, admitted));
  }

  private Reply<Document> create(CreateDocument command, Admitted admitted) {
    var key = new DocumentKey(command.space(), command.collection(), ids.idOf(command.document()));
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
        ? new DocumentKey(proposed.space(), proposed.collection(), document.id())
        : proposed;
  }

  private Reply<Document> create(Change change, Admitted admitted) {
    Refusal violated = Proposal.violated(admitted, change, null);
    return violated == null ? writer.write(change).await() : new Refused<>(violated);
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.ChangeOutcome.Committed;

/** Deletes a live document: a version records it, and everything before stays. */
final class DeleteDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final Writer writer;

  DeleteDocumentHandler(Access access, Idempotency idempotency, Writer writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.writer = writer;
  }

  Reply<DeletedDocument> handle(DeleteDocument command) {
    return access.to(
        Action.DELETE,
        command.context(),
        command.document().collection(),
        collection ->
            idempotency.once(
                command.context(),
                command.options(),
                earlier ->
                    new DeletedDocument(earlier.getString("id"), earlier.getInteger("version")),
                () -> delete(command)));
  }

  private Reply<DeletedDocument> delete(DeleteDocument command) {
    Change change = Change.delete(command.context(), command.options(), command.document());
    ChangeOutcome outcome = writer.commit(change).await();
    return outcome instanceof Committed committed
        ? new Done<>(new DeletedDocument(command.document().id(), committed.version()))
        : new Refused<>(Refusals.of(change, outcome));
  }
}

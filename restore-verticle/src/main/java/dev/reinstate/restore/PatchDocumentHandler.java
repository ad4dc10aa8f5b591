package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.Reply;

/** Changes parts of a live document, as far as the caller sees it. */
final class PatchDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final Patcher patcher;
  private final DocumentUpdate update;

  PatchDocumentHandler(
      Access access, Idempotency idempotency, Patcher patcher, DocumentUpdate update) {
    this.access = access;
    this.idempotency = idempotency;
    this.patcher = patcher;
    this.update = update;
  }

  Reply<Document> handle(PatchDocument command) {
    return Access.admitted(
        access.to(Action.UPDATE, command.context(), command.document()),
        admitted ->
            access.answer(
                admitted,
                command.document(),
                idempotency.once(
                    command.context(), command.options(), () -> patch(command, admitted))));
  }

  private Reply<Document> patch(PatchDocument command, Admitted admitted) {
    return update.run(
        admitted,
        new DocumentUpdate.Request(
            command.context(),
            command.options(),
            command.document(),
            (view, shown) -> patcher.apply(command, view, shown)));
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a live document, and what belongs to it: a version of each records it, and everything
 * before stays. Conditions and hooks are about the document alone.
 */
final class DeleteDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final PreHooks hooks;
  private final Writer writer;
  private final Cascade cascade;

  DeleteDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      PreHooks hooks,
      Writer writer,
      Cascade cascade) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.hooks = hooks;
    this.writer = writer;
    this.cascade = cascade;
  }

  Reply<DeletedDocument> handle(DeleteDocument command) {
    return Access.admitted(
        access.to(Action.DELETE, command.context(), command.document()),
        admitted ->
            access.answer(
                admitted,
                command.document(),
                idempotency.once(
                    command.context(),
                    command.options(),
                    earlier ->
                        new DeletedDocument(earlier.getString("id"), earlier.getInteger("version")),
                    () -> delete(command, admitted)),
                (deleted, now) -> deleted));
  }

  private Reply<DeletedDocument> delete(DeleteDocument command, Admitted admitted) {
    if (command.document().equals(DocumentKey.ofSpace(DocumentKey.DEFAULT_SPACE))) {
      return new Refused<>(new InvalidRequest("The default space cannot be deleted"));
    }
    Change change = Change.delete(command.context(), command.options(), command.document());
    if (!admitted.dependsOnDocument() && !admitted.asksHooks()) {
      return answer(change, commit(change));
    }
    AskedHooks asked = hooks.of(admitted, command.context());
    return HeadRuns.run(
        command.document(),
        () -> documents.read(command.document()),
        document ->
            document.deleted()
                ? new Refused<>(new DocumentNotFound(command.document()))
                : delete(admitted, document, change, asked));
  }

  private @Nullable Reply<DeletedDocument> delete(
      Admitted admitted, StoredDocument document, Change change, AskedHooks asked) {
    Subject subject = document.asSubject();
    if (!admitted.permits(subject)) {
      return new Refused<>(admitted.forbidden());
    }
    if (!Preconditions.hold(change.options(), document)) {
      return new Refused<>(new PreconditionFailed(document.key(), document.head()));
    }
    Refusal stopped =
        admitted.asksHooks()
            ? asked.ask(ProposedChange.of(change, document, subject, null)).refusal()
            : null;
    if (stopped != null) {
      return new Refused<>(stopped);
    }
    ChangeOutcome outcome = commit(change.on(document.head()));
    return outcome instanceof HeadMoved ? null : answer(change, outcome);
  }

  private ChangeOutcome commit(Change change) {
    return Cascade.includes(change.document().collection())
        ? cascade.delete(change)
        : writer.commit(change).await();
  }

  private static Reply<DeletedDocument> answer(Change change, ChangeOutcome outcome) {
    return outcome instanceof Committed committed
        ? new Done<>(new DeletedDocument(change.document().id(), committed.version()))
        : new Refused<>(Refusals.of(change, outcome));
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import dev.reinstate.restore.PatchedContent.Invalid;
import dev.reinstate.restore.PatchedContent.Patched;
import org.jspecify.annotations.Nullable;

/**
 * Changes parts of a live document: read the head, patch it, commit on that head. When the head
 * moved meanwhile, all of it runs again on the new one, three times in all; a caller whose
 * precondition the new head does not meet is told so at once.
 */
final class PatchDocumentHandler {
  private static final int RUNS = 3;

  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final Patcher patcher;
  private final Writer writer;
  private final DocumentWriter answers;

  PatchDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      Patcher patcher,
      Writer writer,
      DocumentWriter answers) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.patcher = patcher;
    this.writer = writer;
    this.answers = answers;
  }

  Reply<Document> handle(PatchDocument command) {
    return access.shown(
        command.context(),
        command.document().collection(),
        access.to(
            Action.UPDATE,
            command.context(),
            command.document().collection(),
            collection ->
                idempotency.once(
                    command.context(), command.options(), () -> patch(command, collection))));
  }

  private Reply<Document> patch(PatchDocument command, CollectionSettings collection) {
    for (int run = 0; run < RUNS; run++) {
      StoredDocument document = documents.read(command.document()).await();
      Reply<Document> reply = attempt(command, collection, document);
      if (reply != null) {
        return reply;
      }
    }
    return new Refused<>(new Conflict(command.document()));
  }

  /** The answer; null when the head moved meanwhile and it is worth another run. */
  private @Nullable Reply<Document> attempt(
      PatchDocument command, CollectionSettings collection, @Nullable StoredDocument document) {
    if (document == null || document.deleted()) {
      return new Refused<>(new DocumentNotFound(command.document()));
    }
    if (!Preconditions.hold(command.options(), document)) {
      return new Refused<>(new PreconditionFailed(command.document(), document.head()));
    }
    return switch (patcher.apply(command, document.content())) {
      case Invalid(String message) -> new Refused<>(new InvalidRequest(message));
      case Patched patched -> commit(command, collection, document.head(), patched);
    };
  }

  private @Nullable Reply<Document> commit(
      PatchDocument command, CollectionSettings collection, int head, Patched patched) {
    Refusal violated = SchemaCheck.of(collection, patched.content(), null);
    if (violated != null) {
      return new Refused<>(violated);
    }
    Change change =
        Change.update(command.context(), command.options(), command.document(), patched.text())
            .on(head);
    ChangeOutcome outcome = writer.commit(change).await();
    return outcome instanceof HeadMoved ? null : answers.answer(change, outcome).await();
  }
}

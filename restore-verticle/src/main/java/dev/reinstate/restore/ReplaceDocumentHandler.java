package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.json.Json;
import dev.reinstate.restore.PatchedContent.Patched;
import org.jspecify.annotations.Nullable;

/** Replaces the content of a live document, as far as the caller sees it. */
final class ReplaceDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final DocumentUpdate update;
  private final DocumentWriter writer;

  ReplaceDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      DocumentUpdate update,
      DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.update = update;
    this.writer = writer;
  }

  Reply<Document> handle(ReplaceDocument command) {
    return Access.admitted(
        access.to(Action.UPDATE, command.context(), command.document()),
        admitted ->
            access.answer(
                admitted,
                command.document(),
                idempotency.once(
                    command.context(), command.options(), () -> replace(command, admitted))));
  }

  private Reply<Document> replace(ReplaceDocument command, Admitted admitted) {
    boolean ofAFile = command.document().collection().equals(FileFields.COLLECTION);
    return admitted.writesBlindly() && !admitted.asksHooks() && !ofAFile
        ? replaceBlindly(command, admitted)
        : update.run(
            admitted,
            new DocumentUpdate.Request(
                command.context(),
                command.options(),
                command.document(),
                (view, shown) ->
                    new Patched(Json.readStored(command.content()), command.content())));
  }

  private Reply<Document> replaceBlindly(ReplaceDocument command, Admitted admitted) {
    SchemaViolated violated = violated(command, admitted);
    if (violated != null) {
      return new Refused<>(violated);
    }
    return writer
        .write(
            Change.update(
                command.context(), command.options(), command.document(), command.content()))
        .await();
  }

  /** A missing document and an unmet precondition come first; the commit answers them. */
  private @Nullable SchemaViolated violated(ReplaceDocument command, Admitted admitted) {
    if (admitted.collection().schema() == null) {
      return null;
    }
    ObjectNode content = Json.readStoredObject(command.content());
    SchemaViolated violated =
        SchemaCheck.of(admitted.collection(), content, admitted.reader().viewOfAll(), null);
    if (violated == null) {
      return null;
    }
    StoredDocument document = documents.readHead(command.document()).await();
    boolean commitRefuses =
        document == null || document.deleted() || !Preconditions.hold(command.options(), document);
    return commitRefuses ? null : violated;
  }
}

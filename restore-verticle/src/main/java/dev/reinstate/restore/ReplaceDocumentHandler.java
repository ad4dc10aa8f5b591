package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.settings.CollectionSettings;
import org.jspecify.annotations.Nullable;

/** Replaces the content of a live document. */
final class ReplaceDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final DocumentWriter writer;

  ReplaceDocumentHandler(
      Access access, Idempotency idempotency, DocumentStore documents, DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.writer = writer;
  }

  Reply<Document> handle(ReplaceDocument command) {
    return access.shown(
        command.context(),
        command.document().collection(),
        access.to(
            Action.UPDATE,
            command.context(),
            command.document().collection(),
            collection ->
                idempotency.once(
                    command.context(), command.options(), () -> replace(command, collection))));
  }

  private Reply<Document> replace(ReplaceDocument command, CollectionSettings collection) {
    SchemaViolated violated = violated(command, collection);
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
  private @Nullable SchemaViolated violated(
      ReplaceDocument command, CollectionSettings collection) {
    SchemaViolated violated = SchemaCheck.of(collection, command.content());
    if (violated == null) {
      return null;
    }
    StoredDocument document = documents.readHead(command.document()).await();
    boolean commitRefuses =
        document == null || document.deleted() || !Preconditions.hold(command.options(), document);
    return commitRefuses ? null : violated;
  }
}

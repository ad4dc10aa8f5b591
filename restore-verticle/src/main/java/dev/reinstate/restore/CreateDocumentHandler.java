package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.settings.CollectionSettings;

/** Creates a document, or brings a deleted one of that id back to life with new content. */
final class CreateDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentIds ids;
  private final DocumentWriter writer;

  CreateDocumentHandler(
      Access access, Idempotency idempotency, DocumentIds ids, DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.ids = ids;
    this.writer = writer;
  }

  Reply<Document> handle(CreateDocument command) {
    return access.shown(
        command.context(),
        command.collection(),
        access.to(
            Action.CREATE,
            command.context(),
            command.collection(),
            collection ->
                idempotency.once(
                    command.context(), command.options(), () -> create(command, collection))));
  }

  private Reply<Document> create(CreateDocument command, CollectionSettings collection) {
    String content = command.document().content();
    SchemaViolated violated = SchemaCheck.of(collection, content);
    if (violated != null) {
      return new Refused<>(violated);
    }
    var key = new DocumentKey(command.space(), command.collection(), ids.idOf(command.document()));
    return writer.write(Change.create(command.context(), command.options(), key, content)).await();
  }
}

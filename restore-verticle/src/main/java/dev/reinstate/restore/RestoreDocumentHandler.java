package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.platform.settings.CollectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Brings a document back: authorise, check the state to come against the schema, commit.
 *
 * <p>All before the commit only reads. A version never changes, so a state that fits the schema
 * still does when it is committed; everything that can change meanwhile (is the document there, is
 * the head the expected one, has retention taken the version away) is decided by the commit, on the
 * locked document.
 */
final class RestoreDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final VersionStore versions;
  private final DocumentWriter writer;

  RestoreDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      VersionStore versions,
      DocumentWriter writer) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.versions = versions;
    this.writer = writer;
  }

  Reply<Document> handle(RestoreDocument command) {
    return access.shown(
        command.context(),
        command.document().collection(),
        access.toHistory(
            Action.RESTORE,
            command.context(),
            command.document().collection(),
            collection ->
                idempotency.once(
                    command.context(), command.options(), () -> restore(command, collection))));
  }

  private Reply<Document> restore(RestoreDocument command, CollectionSettings collection) {
    SchemaViolated violated = command.ignoreSchema() ? null : violated(command, collection);
    if (violated != null) {
      return new Refused<>(violated);
    }
    return writer.write(
        Change.restore(
            command.context(), command.options(), command.document(), command.version()));
  }

  /** What the commit would refuse anyway it is left to refuse, in its order. */
  private @Nullable SchemaViolated violated(
      RestoreDocument command, CollectionSettings collection) {
    if (collection.schema() == null) {
      return null;
    }
    StoredDocument document = documents.readHead(command.document()).await();
    if (document == null || !Preconditions.hold(command.options(), document)) {
      return null;
    }
    StoredVersion target = versions.read(document, command.version()).await();
    return target == null || target.data() == null
        ? null
        : SchemaCheck.of(collection, target.data());
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.platform.settings.CollectionSettings;
import io.vertx.core.Future;
import java.util.Optional;
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

  /**
   * Where nothing has to be known of the document before the commit, the restore is that one
   * statement, and no thread waits for it; empty where something has.
   */
  Optional<Future<Reply<Document>>> direct(RestoreDocument command) {
    String collection = command.document().collection();
    return commitDecidesAlone(command) && access.mayRestore(command.context(), collection)
        ? Optional.of(
            commit(command).map(reply -> access.shown(command.context(), collection, reply)))
        : Optional.empty();
  }

  private boolean commitDecidesAlone(RestoreDocument command) {
    return command.options().idempotencyKey() == null
        && (command.ignoreSchema() || !access.hasSchema(command.document().collection()));
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
    return commit(command).await();
  }

  private Future<Reply<Document>> commit(RestoreDocument command) {
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

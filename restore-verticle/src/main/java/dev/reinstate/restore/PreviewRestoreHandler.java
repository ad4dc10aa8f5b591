package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestorePreview;
import dev.reinstate.platform.settings.CollectionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a restore would do now: the checks of {@link RestoreDocumentHandler}, and no commit.
 */
final class PreviewRestoreHandler {
  /** What is shown of a document's own fields to those who may not read them. */
  private static final String NOTHING = "{}";

  private final Access access;
  private final DocumentStore documents;
  private final VersionStore versions;

  PreviewRestoreHandler(Access access, DocumentStore documents, VersionStore versions) {
    this.access = access;
    this.documents = documents;
    this.versions = versions;
  }

  Reply<RestorePreview> handle(PreviewRestore command) {
    return access.toHistory(
        Action.RESTORE,
        command.context(),
        command.document().collection(),
        collection -> preview(command, collection));
  }

  private Reply<RestorePreview> preview(PreviewRestore command, CollectionSettings collection) {
    DocumentKey key = command.document();
    StoredDocument document = documents.read(key).await();
    if (document == null) {
      return new Refused<>(new DocumentNotFound(key));
    }
    StoredVersion target = versions.read(document, command.version()).await();
    if (target == null) {
      return new Refused<>(new VersionNotFound(key, command.version()));
    }
    return target.data() == null
        ? new Refused<>(Refusals.targetIsDeletion(key, command.version()))
        : preview(command, collection, document, target.data());
  }

  private Reply<RestorePreview> preview(
      PreviewRestore command,
      CollectionSettings collection,
      StoredDocument document,
      String restored) {
    SchemaViolated violated = command.ignoreSchema() ? null : SchemaCheck.of(collection, restored);
    if (violated != null) {
      return new Refused<>(violated);
    }
    return new Done<>(
        access.mayRead(command.context(), collection.name())
            ? preview(command, document, document.data(), restored)
            : preview(command, document, NOTHING, NOTHING));
  }

  private static RestorePreview preview(
      PreviewRestore command, StoredDocument document, @Nullable String now, String restored) {
    return new RestorePreview(
        document.head(),
        command.version(),
        Differences.between(now, restored).changes(),
        document.asOf(document.head() + 2, null, command.context().actor().id(), restored),
        List.of());
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VersionHistory;

/** Lists the versions of a document, newest first. */
final class ListVersionsHandler {
  private final Access access;
  private final DocumentStore documents;
  private final VersionStore versions;

  ListVersionsHandler(Access access, DocumentStore documents, VersionStore versions) {
    this.access = access;
    this.documents = documents;
    this.versions = versions;
  }

  Reply<VersionHistory> handle(ListVersions command) {
    return access.toHistory(
        Action.READ,
        command.context(),
        command.document().collection(),
        collection -> list(command));
  }

  private Reply<VersionHistory> list(ListVersions command) {
    StoredDocument document = documents.readHead(command.document()).await();
    if (document == null) {
      return new Refused<>(new DocumentNotFound(command.document()));
    }
    int before = command.before() == null ? Integer.MAX_VALUE : command.before();
    return new Done<>(new VersionHistory(versions.list(document, before, command.limit()).await()));
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionHistory;

/** Lists the versions of a document, newest first. */
final class ListVersionsHandler {
  private final Access access;
  private final VersionStore versions;

  ListVersionsHandler(Access access, VersionStore versions) {
    this.access = access;
    this.versions = versions;
  }

  Reply<VersionHistory> handle(ListVersions command) {
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), command.document()),
        command.document(),
        (admitted, document, current) -> list(command, document));
  }

  private Reply<VersionHistory> list(ListVersions command, StoredDocument document) {
    int before = command.before() == null ? Integer.MAX_VALUE : command.before();
    return new Done<>(new VersionHistory(versions.list(document, before, command.limit()).await()));
  }
}

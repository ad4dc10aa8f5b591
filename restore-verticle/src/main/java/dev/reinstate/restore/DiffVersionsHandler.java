package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VersionDiff;
import dev.reinstate.platform.policy.Differences;
import dev.reinstate.platform.policy.Subject;
import java.util.Map;

/** Compares two versions of a document in the order asked. */
final class DiffVersionsHandler {
  private final Access access;
  private final VersionStore versions;

  DiffVersionsHandler(Access access, VersionStore versions) {
    this.access = access;
    this.versions = versions;
  }

  Reply<VersionDiff> handle(DiffVersions command) {
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), command.document()),
        command.document(),
        (admitted, document, current) -> compare(command, admitted, document, current));
  }

  private Reply<VersionDiff> compare(
      DiffVersions command, Admitted admitted, StoredDocument document, Subject current) {
    Map<Integer, StoredVersion> found =
        versions.read(document, command.from(), command.to()).await();
    StoredVersion from = found.get(command.from());
    StoredVersion to = found.get(command.to());
    if (from == null || to == null) {
      int missing = from == null ? command.from() : command.to();
      return new Refused<>(new VersionNotFound(command.document(), missing));
    }
    Differences differences =
        Differences.between(admitted.reader().view(current), from.data(), to.data());
    return new Done<>(
        new VersionDiff(
            command.from(), command.to(), differences.changes(), differences.jsonPatch()));
  }
}

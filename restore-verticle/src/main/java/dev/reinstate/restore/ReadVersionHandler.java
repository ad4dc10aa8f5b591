package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentVersion;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.platform.policy.Subject;
import org.jspecify.annotations.Nullable;

/** Reads one version of a document, also of one that is deleted now. */
final class ReadVersionHandler {
  private final Access access;
  private final VersionStore versions;

  ReadVersionHandler(Access access, VersionStore versions) {
    this.access = access;
    this.versions = versions;
  }

  Reply<DocumentVersion> handle(ReadVersion command) {
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), command.document()),
        command.document(),
        (admitted, document, current) -> read(command, admitted, document, current));
  }

  private Reply<DocumentVersion> read(
      ReadVersion command, Admitted admitted, StoredDocument document, Subject current) {
    StoredVersion version = versions.read(document, command.version()).await();
    return version == null
        ? new Refused<>(new VersionNotFound(command.document(), command.version()))
        : new Done<>(
            new DocumentVersion(version.entry(), state(admitted, document, current, version)));
  }

  private static @Nullable Document state(
      Admitted admitted, StoredDocument document, Subject current, StoredVersion version) {
    VersionEntry entry = version.entry();
    return version.data() == null
        ? null
        : admitted
            .reader()
            .shown(
                document.asOf(
                    entry.version(), entry.updatedAt(), entry.updatedBy(), version.data()),
                current);
  }
}

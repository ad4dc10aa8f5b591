package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.platform.policy.Subject;
import java.time.Instant;
import java.util.Map;

/** Reads a document as it is, or as it was at some moment: then also one that is deleted now. */
final class ReadDocumentHandler {
  private final Access access;
  private final VersionStore versions;

  ReadDocumentHandler(Access access, VersionStore versions) {
    this.access = access;
    this.versions = versions;
  }

  Reply<Document> handle(ReadDocument command) {
    Instant at = command.at();
    return at == null
        ? access.onLiveDocument(
            access.to(Action.READ, command.context(), command.document()),
            command.document(),
            (admitted, document, current) ->
                new Done<>(admitted.reader().shown(document.asDocument(), current)))
        : access.onHistory(
            access.toHistory(Action.READ, command.context(), command.document()),
            command.document(),
            (admitted, document, current) -> readAsOf(command, admitted, document, current, at));
  }

  private Reply<Document> readAsOf(
      ReadDocument command,
      Admitted admitted,
      StoredDocument document,
      Subject current,
      Instant at) {
    StoredVersion version = versions.asOf(document, at).await();
    if (version == null) {
      return document.oldest() > 1 && !at.isBefore(document.createdAt())
          ? new Refused<>(noLongerKept(versions.oldest(document).await()))
          : notFound(command);
    }
    VersionEntry entry = version.entry();
    return version.data() == null
        ? notFound(command)
        : new Done<>(
            admitted
                .reader()
                .shown(
                    document.asOf(
                        entry.version(), entry.updatedAt(), entry.updatedBy(), version.data()),
                    current));
  }

  private static Refusal noLongerKept(Instant earliest) {
    return new InvalidRequest(
        "The history of this document is no longer kept that far back",
        Map.of("earliest", earliest.toString()));
  }

  private static Reply<Document> notFound(ReadDocument command) {
    return new Refused<>(new DocumentNotFound(command.document()));
  }
}

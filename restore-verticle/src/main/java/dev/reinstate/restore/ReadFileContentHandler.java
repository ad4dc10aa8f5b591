package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.FileContent;
import dev.reinstate.contracts.ReadFileContent;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Subject;
import java.util.List;

/** Finds the bytes of a file, or of one of its versions, also when it is deleted now. */
final class ReadFileContentHandler {
  private final Access access;
  private final VersionStore versions;
  private final BlobStore blobs;

  ReadFileContentHandler(Access access, VersionStore versions, BlobStore blobs) {
    this.access = access;
    this.versions = versions;
    this.blobs = blobs;
  }

  Reply<FileContent> handle(ReadFileContent command) {
    Integer version = command.version();
    return version == null
        ? access.onLiveDocument(
            access.to(Action.READ, command.context(), command.document()),
            command.document(),
            (admitted, document, current) -> bytes(admitted, current, current.content()))
        : access.onHistory(
            access.toHistory(Action.READ, command.context(), command.document()),
            command.document(),
            (admitted, document, current) ->
                bytesOfVersion(command, admitted, document, current, version));
  }

  private Reply<FileContent> bytesOfVersion(
      ReadFileContent command,
      Admitted admitted,
      StoredDocument document,
      Subject current,
      int version) {
    StoredVersion found = versions.read(document, version).await();
    if (found == null) {
      return new Refused<>(new VersionNotFound(command.document(), version));
    }
    return found.data() == null
        ? new Refused<>(new NotFound("Version " + version + " records a deletion"))
        : bytes(admitted, current, Json.readStoredObject(found.data()));
  }

  /** Whoever sees the hash may see what it is of: it is as good as the bytes to compare them. */
  private Reply<FileContent> bytes(Admitted admitted, Subject current, ObjectNode content) {
    View view = admitted.reader().view(current);
    if (!view.shows(List.of(FileFields.SHA256))) {
      return new Refused<>(admitted.forbidden());
    }
    String sha256 = FileFields.sha256(content);
    BlobStore.Stored stored = sha256 == null ? null : blobs.find(sha256).await();
    return stored == null || sha256 == null
        ? new Refused<>(new NotFound("There are no bytes of this file"))
        : new Done<>(answer(view.shown(content), stored, sha256));
  }

  private static FileContent answer(ObjectNode shown, BlobStore.Stored stored, String sha256) {
    return new FileContent(
        stored.blob(),
        FileFields.text(shown, FileFields.NAME),
        FileFields.text(shown, FileFields.MEDIA_TYPE),
        stored.size(),
        sha256);
  }
}

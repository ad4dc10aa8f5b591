package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Upload;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody send bytes who may make a file of them, as far as that can be known before they are
 * there. All of it is looked at again when they are.
 */
final class BeginUploadHandler {
  private final Supplier<Settings> settings;
  private final Access access;
  private final MissingSpaces spaces;
  private final BlobStore blobs;

  BeginUploadHandler(
      Supplier<Settings> settings, Access access, MissingSpaces spaces, BlobStore blobs) {
    this.settings = settings;
    this.access = access;
    this.spaces = spaces;
    this.blobs = blobs;
  }

  Reply<Upload> handle(BeginUpload command) {
    String id = command.id();
    return id == null
        ? create(command)
        : update(command, new DocumentKey(command.space(), FileFields.COLLECTION, id));
  }

  private Reply<Upload> create(BeginUpload command) {
    return Access.admitted(
        access.to(Action.CREATE, command.context(), command.space(), FileFields.COLLECTION),
        admitted ->
            spaces.exists(command.space())
                ? begin(command, null)
                : new Refused<>(new SpaceNotFound(command.space())));
  }

  private Reply<Upload> update(BeginUpload command, DocumentKey key) {
    return access.onLiveDocument(
        access.to(Action.UPDATE, command.context(), key),
        key,
        (admitted, document, current) -> {
          if (!mayChangeBytes(admitted, current)) {
            return new Refused<>(admitted.forbidden());
          }
          if (holds(command, document, current)) {
            return begin(command, document.head());
          }
          // What an earlier request with the same key has done is found when the bytes are known.
          return command.options().idempotencyKey() == null
              ? new Refused<>(new PreconditionFailed(key, document.head()))
              : begin(command, null);
        });
  }

  private static boolean mayChangeBytes(Admitted admitted, Subject current) {
    ObjectNode content = current.content();
    ObjectNode changed = FileFields.withOtherBytes(content);
    ObjectNode stored = admitted.writtenView(current).merged(content, changed);
    return FileFields.sameBytes(FileFields.COLLECTION, stored, changed)
        && admitted.writeRules(current).changed(content, changed).isEmpty();
  }

  private static boolean holds(BeginUpload command, StoredDocument document, Subject current) {
    String sha256 = FileFields.sha256(current.content());
    return Preconditions.hold(command.options(), document)
        || (sha256 != null && command.ifBytes().contains(sha256));
  }

  private Reply<Upload> begin(BeginUpload command, @Nullable Integer head) {
    long number = blobs.begin(command.space()).await();
    return new Done<>(new Upload(number, settings.get().files().maxSize(), head));
  }
}

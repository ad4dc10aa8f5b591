package dev.reinstate.restore;

import dev.reinstate.contracts.AbandonUpload;
import dev.reinstate.contracts.AbandonedUpload;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.AppendedChunk;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with the bytes of files; their documents are like any other. */
final class FileCommands {
  private final BlobStore blobs;
  private final BeginUploadHandler begin;
  private final ReadFileContentHandler read;

  FileCommands(
      Supplier<Settings> settings,
      Access access,
      VersionStore versions,
      MissingSpaces spaces,
      BlobStore blobs) {
    this.blobs = blobs;
    begin = new BeginUploadHandler(settings, access, spaces, blobs);
    read = new ReadFileContentHandler(access, versions, blobs);
  }

  void serve(Commands commands, CompleteUploadHandler complete) {
    commands.change(Addresses.BEGIN_UPLOAD, FileCommands::attempt, begin::handle);
    commands.change(Addresses.COMPLETE_UPLOAD, FileCommands::attempt, complete::handle);
    commands.read(Addresses.APPEND_CHUNK, this::append);
    commands.read(Addresses.ABANDON_UPLOAD, this::abandon);
    commands.read(Addresses.READ_FILE_CONTENT, read::handle);
    commands.read(Addresses.READ_CHUNK, chunk -> new Done<>(blobs.read(chunk).await()));
  }

  private Reply<AppendedChunk> append(AppendChunk chunk) {
    return blobs.append(chunk).await()
        ? new Done<>(new AppendedChunk(chunk.place()))
        : new Refused<>(new Unavailable("the upload took too long"));
  }

  private Reply<AbandonedUpload> abandon(AbandonUpload command) {
    blobs.drop(command.upload()).await();
    return new Done<>(new AbandonedUpload(command.upload()));
  }

  private static Attempt attempt(BeginUpload command) {
    return attempt(command.context(), command.options(), command.space(), command.id());
  }

  private static Attempt attempt(CompleteUpload command) {
    return attempt(command.context(), command.options(), command.space(), command.id());
  }

  private static Attempt attempt(
      RequestContext context, WriteOptions options, String space, @Nullable String id) {
    return new Attempt(
        id == null ? Action.CREATE : Action.UPDATE,
        id == null ? "uploadFile" : "replaceFileContent",
        context,
        options,
        space,
        FileFields.COLLECTION,
        id,
        null);
  }
}

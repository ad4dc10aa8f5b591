package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.restore.BusySpaces.Work;
import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * Commits a version of a file together with the bytes that it is the first to name: both or
 * neither.
 */
final class FileCommit {
  private final Pg pg;
  private final Writer writer;
  private final BlobStore blobs;

  FileCommit(Pg pg, Writer writer, BlobStore blobs) {
    this.pg = pg;
    this.writer = writer;
    this.blobs = blobs;
  }

  /** How an upload commits a change that names its bytes. */
  DocumentUpdate.Commit of(CompleteUpload upload) {
    return new DocumentUpdate.Commit() {
      @Override
      public boolean admits(ObjectNode before, ObjectNode after) {
        return isOf(upload, after);
      }

      @Override
      public Future<ChangeOutcome> make(Change change) {
        return commit(change, upload);
      }
    };
  }

  /** Whether a content is of the bytes of this upload. */
  static boolean isOf(CompleteUpload upload, ObjectNode content) {
    return FileFields.sameBytes(FileFields.COLLECTION, content, FileFields.of(upload.file()));
  }

  /** Commits; where somebody has the space for himself, it waits, bounded. */
  Future<ChangeOutcome> commit(Change change, CompleteUpload upload) {
    return writer.whenFree(
        new Work<>(
            change.document().space(),
            change::size,
            () -> commitOnce(change, upload),
            SpaceBusy.class::isInstance,
            new SpaceBusy()));
  }

  private Future<ChangeOutcome> commitOnce(Change change, CompleteUpload upload) {
    return writer
        .retrying(() -> pg.transaction(transaction -> commit(transaction, change, upload)))
        .onSuccess(done -> writer.committed())
        .recover(
            fault ->
                fault instanceof NotMade stopped
                    ? Future.succeededFuture(stopped.outcome())
                    : Future.failedFuture(fault));
  }

  private Future<ChangeOutcome> commit(
      SqlConnection transaction, Change change, CompleteUpload upload) {
    return blobs
        .complete(transaction, upload.upload(), upload.file())
        .compose(
            complete ->
                complete
                    ? writer.commitWithin(transaction, List.of(change))
                    : Future.failedFuture("the upload is not complete"))
        .map(List::getFirst)
        .compose(NotMade::unlessCommitted);
  }
}

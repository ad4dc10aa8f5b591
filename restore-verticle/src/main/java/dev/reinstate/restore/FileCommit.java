package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.platform.Pg;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.SpaceBusy;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;

/**
 * Commits a version of a file together with the bytes that it is the first to name: both or
 * neither.
 */
final class FileCommit {
  /** Rolls the transaction back. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ChangeOutcome outcome;

    RolledBack(ChangeOutcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

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
    return commit(change, upload, System.nanoTime() + LONGEST_WAIT.toNanos());
  }

  private Future<ChangeOutcome> commit(Change change, CompleteUpload upload, long until) {
    return commitOnce(change, upload)
        .compose(
            outcome ->
                outcome instanceof SpaceBusy && System.nanoTime() - until < 0
                    ? writer.betweenAttempts().compose(passed -> commit(change, upload, until))
                    : Future.succeededFuture(outcome));
  }

  private Future<ChangeOutcome> commitOnce(Change change, CompleteUpload upload) {
    return writer
        .retrying(() -> pg.transaction(transaction -> commit(transaction, change, upload)))
        .onSuccess(done -> writer.committed())
        .recover(
            fault ->
                fault instanceof RolledBack rolledBack
                    ? Future.succeededFuture(rolledBack.outcome)
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
        .compose(
            outcome ->
                outcome instanceof Committed
                    ? Future.succeededFuture(outcome)
                    : Future.failedFuture(new RolledBack(outcome)));
  }
}

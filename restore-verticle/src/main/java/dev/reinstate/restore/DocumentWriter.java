package dev.reinstate.restore;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.ChangeOutcome.Committed;
import io.vertx.core.Future;
import java.util.Optional;

/** Commits one change and makes the answer of it. Safe for use from any thread. */
final class DocumentWriter {
  private final Writer writer;
  private final ContentStore contents;

  DocumentWriter(Writer writer, ContentStore contents) {
    this.writer = writer;
    this.contents = contents;
  }

  /** For a change that leaves a live document. */
  Future<Reply<Document>> write(Change change) {
    return writer.commit(change).compose(outcome -> answer(change, outcome));
  }

  /** The answer to a change that leaves a live document. */
  Future<Reply<Document>> answer(Change change, ChangeOutcome outcome) {
    return outcome instanceof Committed committed
        ? data(committed).map(data -> new Done<>(document(change, committed, data)))
        : Future.succeededFuture(new Refused<>(Refusals.of(change, outcome)));
  }

  private static Document document(Change change, Committed committed, String data) {
    return new Document(
        change.document().id(),
        committed.version(),
        committed.createdAt(),
        committed.createdBy(),
        committed.at(),
        change.context().actor().id(),
        data);
  }

  private Future<String> data(Committed committed) {
    if (committed.data() != null) {
      return Future.succeededFuture(committed.data());
    }
    Long content = committed.content();
    if (content == null) {
      throw new IllegalStateException("a live document has content");
    }
    return contents.read(content).map(Optional::orElseThrow);
  }
}

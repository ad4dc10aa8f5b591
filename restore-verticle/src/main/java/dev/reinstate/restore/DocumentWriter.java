package dev.reinstate.restore;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.ChangeOutcome.Committed;

/** Commits one change and makes the answer of it. Belongs to one context of virtual threads. */
final class DocumentWriter {
  private final Writer writer;
  private final ContentStore contents;

  DocumentWriter(Writer writer, ContentStore contents) {
    this.writer = writer;
    this.contents = contents;
  }

  /** For a change that leaves a live document. */
  Reply<Document> write(Change change) {
    return answer(change, writer.commit(change).await());
  }

  /** The answer to a change that leaves a live document. */
  Reply<Document> answer(Change change, ChangeOutcome outcome) {
    return outcome instanceof Committed committed
        ? new Done<>(document(change, committed))
        : new Refused<>(Refusals.of(change, outcome));
  }

  private Document document(Change change, Committed committed) {
    return new Document(
        change.document().id(),
        committed.version(),
        committed.createdAt(),
        committed.createdBy(),
        committed.at(),
        change.context().actor().id(),
        data(committed));
  }

  private String data(Committed committed) {
    if (committed.data() != null) {
      return committed.data();
    }
    Long content = committed.content();
    if (content == null) {
      throw new IllegalStateException("a live document has content");
    }
    return contents.read(content).await().orElseThrow();
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.ListPosition.AfterDocument;
import dev.reinstate.restore.ListPosition.AfterValues;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fills one page with documents that the caller may read. Where only the documents themselves tell,
 * it looks at a bounded number of them: the page may then be short, or empty, and still have a
 * successor. Belongs to one command.
 */
final class PageReader {
  /** How many documents are looked at for one page, at most. */
  private static final int MOST_LOOKED_AT = 10_000;

  private static final int AT_ONCE = 500;

  private final PageStore pages;
  private final ListDocuments query;
  private final Admitted admitted;
  private final Projection projection;
  private final int atOnce;
  private final List<Document> documents = new ArrayList<>();
  private @Nullable ListPosition shownUpTo;
  private @Nullable ListPosition lookedUpTo;
  private @Nullable Long operations;
  private int statements;
  private long shownBytes;
  private int lookedAt;
  private boolean full;

  PageReader(PageStore pages, ListDocuments query, Admitted admitted) {
    this.pages = pages;
    this.query = query;
    this.admitted = admitted;
    this.projection = new Projection(query.fields());
    this.atOnce =
        admitted.dependsOnDocument() ? Math.max(query.limit() + 1, AT_ONCE) : query.limit() + 1;
  }

  Reply<DocumentPage> read() {
    boolean more = true;
    ListPosition from = null;
    while (more && !isDone()) {
      switch (ListStatement.of(query, admitted, from, atOnce)) {
        case ListStatement.Invalid(var refusal) -> {
          return new Refused<>(refusal);
        }
        case ListStatement.Ready statement -> {
          List<Row> rows = pages.read(statement).await();
          begin(rows);
          rows.forEach(this::look);
          more = !rows.isEmpty() && hasMore(rows);
          from = rows.isEmpty() ? null : after(rows.getLast());
        }
      }
    }
    return new Done<>(new DocumentPage(documents, cursor(more)));
  }

  /**
   * Whether all that was read is of one and the same state, as far as others change many documents
   * at once: one statement sees that or does not, and of several the last may see more.
   */
  boolean sawOneState() {
    return statements < 2 || Objects.equals(operations, pages.operations(query.space()).await());
  }

  private void begin(List<Row> rows) {
    if (statements++ == 0 && !rows.isEmpty()) {
      operations = rows.getFirst().getLong("operations");
    }
  }

  private boolean isDone() {
    return full || lookedAt >= MOST_LOOKED_AT || shownBytes >= ListStatement.PAGE_BYTES;
  }

  /** More was found than came along, or as much as was asked for. */
  private boolean hasMore(List<Row> rows) {
    long found = rows.getFirst().getLong("rows");
    return found > rows.size() || found == atOnce;
  }

  private void look(Row row) {
    if (full) {
      return;
    }
    DocumentKey key = DocumentIds.keyOf(query.space(), query.collection(), row.getString("id"));
    String content = row.getString("data");
    StoredDocument stored = StoredDocument.of(key, row, content);
    Subject subject = stored.asSubject();
    if (!admitted.permits(subject)) {
      lookedAt++;
      lookedUpTo = new AfterDocument(stored.doc());
    } else if (isFull()) {
      full = true;
    } else {
      lookedAt++;
      shownBytes += content.length();
      Document shown = admitted.reader().shown(stored.asDocument(), subject);
      documents.add(shown.withContent(projection.of(shown.content())));
      shownUpTo = after(row);
      lookedUpTo = shownUpTo;
    }
  }

  private boolean isFull() {
    return documents.size() == query.limit() || shownBytes >= ListStatement.PAGE_BYTES;
  }

  private static ListPosition after(Row row) {
    return new AfterValues(List.of(row.getArrayOfStrings("keys")));
  }

  private @Nullable String cursor(boolean more) {
    ListPosition position = full ? shownUpTo : lookedUpTo;
    return (full || more) && position != null ? ListCursor.write(query, position) : null;
  }
}

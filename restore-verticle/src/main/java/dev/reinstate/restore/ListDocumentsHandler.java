package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists documents of a collection, a page at a time, a few callers at a time. */
final class ListDocumentsHandler {
  private final Access access;
  private final PageStore pages;

  ListDocumentsHandler(Access access, PageStore pages) {
    this.access = access;
    this.pages = pages;
  }

  Reply<DocumentPage> handle(ListDocuments command) {
    return access.to(
        Action.READ, command.context(), command.collection(), collection -> list(command));
  }

  private Reply<DocumentPage> list(ListDocuments command) {
    return switch (ListStatement.of(command)) {
      case ListStatement.Invalid(var refusal) -> new Refused<>(refusal);
      case ListStatement.Ready statement -> read(command, statement);
    };
  }

  private Reply<DocumentPage> read(ListDocuments command, ListStatement.Ready statement) {
    try {
      return new Done<>(page(command, pages.read(statement).await()));
    } catch (PgException fault) {
      if (command.cursor() != null && refusesValues(fault)) {
        return new Refused<>(new InvalidRequest("Invalid cursor"));
      }
      throw fault;
    }
  }

  /**
   * Data exceptions and exceeded limits (PostgreSQL manual, appendix A): of all values in the
   * statement only those of a cursor, which anybody can make up, have not been checked before.
   */
  private static boolean refusesValues(PgException fault) {
    String state = fault.getSqlState();
    return state.startsWith("22") || state.startsWith("54");
  }

  private static DocumentPage page(ListDocuments command, List<Row> rows) {
    var projection = new Projection(command.fields());
    var documents = new ArrayList<Document>();
    for (Row row : rows.subList(0, Math.min(rows.size(), command.limit()))) {
      var key = new DocumentKey(command.space(), command.collection(), row.getString("id"));
      documents.add(StoredDocument.of(key, row, projection.of(row.getString("data"))).asDocument());
    }
    return new DocumentPage(documents, cursor(command, rows, documents.size()));
  }

  private static @Nullable String cursor(ListDocuments command, List<Row> rows, int shown) {
    return shown == 0 || rows.getFirst().getLong("rows") <= shown
        ? null
        : ListCursor.write(command, rows.get(shown - 1).getArrayOfStrings("keys"));
  }
}

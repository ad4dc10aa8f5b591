package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the documents of a collection that the caller may read, a page at a time, a few callers at
 * a time.
 */
final class ListDocumentsHandler {
  private final Access access;
  private final PageStore pages;

  ListDocumentsHandler(Access access, PageStore pages) {
    this.access = access;
    this.pages = pages;
  }

  Reply<DocumentPage> handle(ListDocuments command) {
    return Access.admitted(
        access.to(Action.READ, command.context(), command.collection()),
        admitted ->
            asksForHiddenFields(command, admitted)
                ? new Refused<>(admitted.forbidden())
                : list(command, admitted));
  }

  /** Filtering and sorting by a field tells what is in it. */
  private static boolean asksForHiddenFields(ListDocuments command, Admitted admitted) {
    Stream<List<String>> paths =
        Stream.concat(
            command.filters().stream().map(filter -> filter.path()),
            command.sort().stream().map(key -> key.path()));
    return paths
        .filter(path -> ListColumn.of(path) == null)
        .anyMatch(path -> !admitted.reader().alwaysShows(path));
  }

  private Reply<DocumentPage> list(ListDocuments command, Admitted admitted) {
    try {
      return new PageReader(pages, command, admitted).read();
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
}

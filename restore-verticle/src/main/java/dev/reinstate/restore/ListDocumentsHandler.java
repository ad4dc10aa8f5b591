package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the documents of a collection that the caller may read, a page at a time, a few callers at
 * a time.
 */
final class ListDocumentsHandler {
  private static final int MOST_RUNS = 5;

  private final Access access;
  private final PageStore pages;
  private final MissingSpaces spaces;

  ListDocumentsHandler(Access access, PageStore pages, MissingSpaces spaces) {
    this.access = access;
    this.pages = pages;
    this.spaces = spaces;
  }

  Reply<DocumentPage> handle(ListDocuments command) {
    return Access.admitted(
        command.collection().equals(DocumentKey.SPACES)
            ? access.toAnySpace(Action.READ, command.context(), DocumentKey.SPACES)
            : access.to(Action.READ, command.context(), command.space(), command.collection()),
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
      Reply<DocumentPage> page = page(command, admitted);
      return isEmpty(page) && !exists(command)
          ? new Refused<>(new SpaceNotFound(command.space()))
          : page;
    } catch (PgException fault) {
      if (command.cursor() != null && refusesValues(fault)) {
        return new Refused<>(new InvalidRequest("Invalid cursor"));
      }
      throw fault;
    }
  }

  /** Begins again when somebody restored the space meanwhile: a page is from before or after. */
  private Reply<DocumentPage> page(ListDocuments command, Admitted admitted) {
    for (int run = 0; run < MOST_RUNS; run++) {
      var reader = new PageReader(pages, command, admitted);
      Reply<DocumentPage> page = reader.read();
      if (reader.sawOneState()) {
        return page;
      }
    }
    return new Refused<>(new Unavailable("The space is being changed as a whole"));
  }

  private static boolean isEmpty(Reply<DocumentPage> reply) {
    return reply instanceof Done<DocumentPage>(DocumentPage page, boolean replayed)
        && page.documents().isEmpty();
  }

  private boolean exists(ListDocuments command) {
    return command.collection().equals(DocumentKey.SPACES) || spaces.exists(command.space());
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

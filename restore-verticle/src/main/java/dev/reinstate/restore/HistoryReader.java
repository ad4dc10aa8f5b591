package dev.reinstate.restore;

import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.ListHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills one page with what changed in a space, as far as the caller may read it. It looks at a
 * bounded number of versions: the page may then be short, or empty, and still have a successor.
 * What is committed meanwhile is newer than all that is still to be read. Belongs to one command.
 */
final class HistoryReader {
  private static final int MOST_SEARCHES = 10;

  /** How many are found at once where documents have to be looked at, at least. */
  private static final int AT_ONCE = 500;

  /** So many documents at most are looked at at the same time. */
  private static final int TOGETHER = 16;

  private final HistoryStore store;
  private final ListHistory query;
  private final HistoryReaders readers;
  private final List<HistoryEntry> entries = new ArrayList<>();
  private @Nullable HistoryPosition shownUpTo;
  private @Nullable HistoryPosition lookedUpTo;
  private boolean full;

  HistoryReader(HistoryStore store, ListHistory query, HistoryReaders readers) {
    this.store = store;
    this.query = query;
    this.readers = readers;
  }

  HistoryPage read(HistoryPosition start) {
    int limit = query.limit() + 1;
    int atOnce = readers.dependOnDocuments() ? Math.max(limit, AT_ONCE) : limit;
    HistoryPosition from = start;
    boolean more = true;
    for (int searches = 0; more && !full && searches < MOST_SEARCHES; searches++) {
      List<HistoryRow> rows = search(from, atOnce);
      more = rows.size() == atOnce || (!rows.isEmpty() && rows.getLast().last());
      from = rows.isEmpty() ? from : rows.getLast().position();
      look(rows);
    }
    HistoryPosition end = full ? shownUpTo : lookedUpTo;
    return new HistoryPage(entries, (full || more) && end != null ? end.cursor(list(query)) : null);
  }

  /** What a cursor has to be of. */
  static String list(ListHistory query) {
    return "history of " + query.space() + " from " + query.from() + " to " + query.to();
  }

  private List<HistoryRow> search(HistoryPosition from, int atOnce) {
    return store.next(query.space(), readers.collections(), query.from(), from, atOnce).await();
  }

  private void look(List<HistoryRow> rows) {
    for (int done = 0; done < rows.size() && !full; done += TOGETHER) {
      List<HistoryRow> some = rows.subList(done, Math.min(done + TOGETHER, rows.size()));
      readers.lookAt(some);
      some.forEach(this::look);
    }
  }

  private void look(HistoryRow row) {
    if (full) {
      return;
    }
    if (!readers.mayRead(row)) {
      lookedUpTo = row.position().untimed();
    } else if (entries.size() == query.limit()) {
      full = true;
    } else {
      entries.add(row.entry());
      shownUpTo = row.position();
      lookedUpTo = shownUpTo;
    }
  }
}

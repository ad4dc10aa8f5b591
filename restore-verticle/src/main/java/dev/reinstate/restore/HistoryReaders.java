package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Readers;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Of which documents one caller may see the history: that of a document whose collection he may
 * read only in part depends on what it is now, which is found out once. Belongs to one command.
 */
final class HistoryReaders {
  private final DocumentStore documents;
  private final Map<String, Reader> readers = new HashMap<>();
  private final Map<Long, Boolean> known = new HashMap<>();

  /**
   * Finds out where he may read anything at all.
   *
   * @param collections that have a history
   */
  HistoryReaders(
      DocumentStore documents,
      Readers readers,
      Actor actor,
      String space,
      Collection<String> collections) {
    this.documents = documents;
    for (String collection : collections) {
      Reader reader = readers.reader(actor, space, collection);
      if (!reader.readsNothing()) {
        this.readers.put(collection, reader);
      }
    }
  }

  /** Where he may read some document. */
  Collection<String> collections() {
    return readers.keySet();
  }

  /** Whether somebody has to look at documents. */
  boolean dependOnDocuments() {
    return readers.values().stream().anyMatch(reader -> !reader.readsEveryDocument());
  }

  /** Whether he may see a version, one of {@link #lookAt}. */
  boolean mayRead(HistoryRow row) {
    return row.askedFor()
        && (reader(row).readsEveryDocument() || known.getOrDefault(row.doc(), false));
  }

  /** Looks at the documents of some versions, as far as that is needed, all at the same time. */
  void lookAt(List<HistoryRow> rows) {
    var looks = new HashMap<Long, Future<Boolean>>();
    for (HistoryRow row : rows) {
      if (row.askedFor() && !reader(row).readsEveryDocument() && !known.containsKey(row.doc())) {
        looks.computeIfAbsent(row.doc(), doc -> mayReadNow(reader(row), row.document()));
      }
    }
    looks.forEach((doc, look) -> known.put(doc, look.await()));
  }

  private Future<Boolean> mayReadNow(Reader reader, DocumentKey document) {
    return documents
        .read(document)
        .map(found -> found != null && reader.mayRead(found.asSubject()));
  }

  private Reader reader(HistoryRow row) {
    Reader reader = readers.get(row.document().collection());
    if (reader == null) {
      throw new IllegalArgumentException("not asked for");
    }
    return reader;
  }
}

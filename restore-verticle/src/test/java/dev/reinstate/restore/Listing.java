package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.Filter.Operator;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list of a collection, as tests ask for it. */
record Listing(
    String collection,
    List<Filter> filters,
    List<SortKey> sort,
    List<List<String>> fields,
    int limit) {

  static Listing of(String collection) {
    return new Listing(collection, List.of(), List.of(), List.of(), 1_000);
  }

  /** With one filter: a dotted path, and JSON values. */
  Listing where(String path, Operator operator, String... values) {
    var more = new ArrayList<>(filters);
    more.add(new Filter(List.of(path.split("\\.")), operator, List.of(values)));
    return new Listing(collection, more, sort, fields, limit);
  }

  /** Dotted paths, with {@code -} in front of those that descend. */
  Listing sortedBy(String... keys) {
    List<SortKey> sort =
        Stream.of(keys)
            .map(
                key ->
                    new SortKey(
                        List.of((key.startsWith("-") ? key.substring(1) : key).split("\\.")),
                        key.startsWith("-")))
            .toList();
    return new Listing(collection, filters, sort, fields, limit);
  }

  Listing showing(String... paths) {
    List<List<String>> fields = Stream.of(paths).map(path -> List.of(path.split("\\."))).toList();
    return new Listing(collection, filters, sort, fields, limit);
  }

  Listing by(int limit) {
    return new Listing(collection, filters, sort, fields, limit);
  }

  ListDocuments command(@Nullable String cursor) {
    return new ListDocuments(
        as("admin"), "default", collection, filters, sort, fields, limit, cursor);
  }

  DocumentPage page(RestoreFixture service, @Nullable String cursor) {
    return service.done(Addresses.LIST_DOCUMENTS, command(cursor));
  }

  /** The ids of the first page. */
  List<String> ids(RestoreFixture service) {
    return ids(page(service, null));
  }

  static List<String> ids(DocumentPage page) {
    return page.documents().stream().map(Document::id).toList();
  }

  /** The ids of all pages, following the cursors. */
  List<String> idsOfAllPages(RestoreFixture service) {
    var ids = new ArrayList<String>();
    String cursor = null;
    do {
      DocumentPage page = page(service, cursor);
      ids.addAll(ids(page));
      cursor = page.cursor();
    } while (cursor != null);
    return ids;
  }
}

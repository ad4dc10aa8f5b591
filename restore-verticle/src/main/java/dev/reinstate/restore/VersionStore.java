package dev.reinstate.restore;

import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the history of one document. */
final class VersionStore {
  private static final String COLUMNS =
      "version, action, updated_at, updated_by, change_reason, restored_from, operation,"
          + " correlation";

  private static final String LIST =
      "select "
          + COLUMNS
          + " from version where doc = $1 and version < $2 and version >= $3 order by version desc"
          + " limit $4";

  private static final String READ =
      "select "
          + COLUMNS
          + """
          , content.data::text as data
          from version left join content on content.content = version.content
          where doc = $1 and version in ($2, $3)
          """;

  private static final String AS_OF =
      "select "
          + COLUMNS
          + """
          , content.data::text as data
          from version left join content on content.content = version.content
          where doc = $1 and updated_at <= $2
          order by version desc
          limit 1
          """;

  private static final String OLDEST =
      "select updated_at from version where doc = $1 order by version limit 1";

  private final Pg pg;

  VersionStore(Pg pg) {
    this.pg = pg;
  }

  /** At most so many versions below the given one, newest first. */
  Future<List<VersionEntry>> list(StoredDocument document, int before, int limit) {
    return pg.query(LIST, Tuple.of(document.doc(), before, document.oldest(), limit))
        .map(rows -> all(rows, StoredVersion::entry));
  }

  /** One version; null when there is none, or none any more. */
  Future<@Nullable StoredVersion> read(StoredDocument document, int version) {
    return read(document, version, version).map(found -> found.get(version));
  }

  /** Those of two versions that exist, by number. */
  Future<Map<Integer, StoredVersion>> read(StoredDocument document, int one, int other) {
    return pg.query(READ, Tuple.of(document.doc(), one, other))
        .map(
            rows -> {
              var found = new HashMap<Integer, StoredVersion>();
              all(rows, StoredVersion::of)
                  .forEach(version -> found.put(version.entry().version(), version));
              return found;
            });
  }

  /**
   * The newest version made at or before that moment; null when there is none, or none any more.
   */
  Future<@Nullable StoredVersion> asOf(StoredDocument document, Instant at) {
    return pg.query(AS_OF, Tuple.of(document.doc(), at.atOffset(ZoneOffset.UTC)))
        .map(rows -> all(rows, StoredVersion::of))
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /** When the oldest version that is left was made. */
  Future<Instant> oldest(StoredDocument document) {
    return pg.query(OLDEST, Tuple.of(document.doc()))
        .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    var all = new ArrayList<T>(rows.size());
    rows.forEach(row -> all.add(read.apply(row)));
    return all;
  }
}

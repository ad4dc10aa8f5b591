package dev.reinstate.audit;

import dev.reinstate.contracts.AuditHead;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The signed ends of the chain. */
final class HeadStore {
  private static final String UNSIGNED =
      """
      select seq, hash
      from audit.chain
      where one and seq > coalesce((select max(seq) from audit.head), 0)
      """;

  private static final String HASH = "select hash from audit.entry where seq = $1";

  /** Another process may have signed the same end; once is enough. */
  private static final String ADD =
      """
      insert into audit.head (seq, hash, signed_at, public_key, signature)
      values ($1, $2, $3, $4, $5)
      on conflict (seq) do nothing
      """;

  private static final String COLUMNS = "select seq, hash, signed_at, public_key, signature ";

  private static final String NEWEST = COLUMNS + "from audit.head order by seq desc limit 1";

  private static final String BETWEEN =
      COLUMNS + "from audit.head where seq > $1 and seq <= $2 order by seq";

  private final Pg pg;

  HeadStore(Pg pg) {
    this.pg = pg;
  }

  /** The end of the chain, if nobody has signed it yet. It is on disk. */
  Future<@Nullable ChainEnd> unsigned() {
    return pg.query(UNSIGNED, Tuple.tuple())
        .map(
            rows ->
                stream(rows)
                    .map(row -> new ChainEnd(row.getLong("seq"), row.getString("hash")))
                    .findFirst()
                    .orElse(null));
  }

  /** Whether that entry is there with that hash. */
  Future<Boolean> isThere(ChainEnd end) {
    return pg.query(HASH, Tuple.of(end.seq()))
        .map(rows -> stream(rows).anyMatch(row -> end.hash().equals(row.getString("hash"))));
  }

  /** Completes when it is on disk. */
  Future<Void> add(AuditHead head) {
    return pg.query(
            ADD,
            Tuple.of(
                head.seq(),
                head.hash(),
                head.signedAt().atOffset(ZoneOffset.UTC),
                head.publicKey(),
                head.signature()))
        .mapEmpty();
  }

  /** The newest; null when none was signed yet. */
  Future<@Nullable AuditHead> newest() {
    return pg.query(NEWEST, Tuple.tuple())
        .map(rows -> stream(rows).map(HeadStore::head).findFirst().orElse(null));
  }

  /** Those of the entries after the first and up to the second place, in their order. */
  Future<List<AuditHead>> between(long after, long upTo) {
    return pg.query(BETWEEN, Tuple.of(after, upTo))
        .map(rows -> stream(rows).map(HeadStore::head).toList());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static AuditHead head(Row row) {
    return new AuditHead(
        row.getLong("seq"),
        row.getString("hash"),
        row.getOffsetDateTime("signed_at").toInstant(),
        row.getString("public_key"),
        row.getString("signature"));
  }
}

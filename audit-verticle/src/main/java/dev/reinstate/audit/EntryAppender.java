package dev.reinstate.audit;

import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Appends entries for events to the chain, in the transaction that moves audit's position in the
 * log: an entry for each event exactly once, whoever crashes. Durable when that transaction is
 * committed.
 *
 * <p>One writer at a time in the whole cluster: whoever reads the log for audit holds a row lock on
 * its position from before he reads until his entries are committed. Others skip it, and it is free
 * as soon as its holder's connection is gone; no lock of our own is needed.
 *
 * <p>Hashes all of a page at once, so it is not for an event loop.
 */
final class EntryAppender {
  /**
   * The log switches it off for its readers. Here a commit must be on disk before anybody signs
   * what it wrote.
   */
  private static final String DURABLE_END =
      """
      select seq, hash, set_config('synchronous_commit', 'on', true)
      from audit.chain
      where one
      for update
      """;

  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  /**
   * Appends.
   *
   * @param transaction the one that moves the position
   */
  Future<Void> append(SqlConnection transaction, List<LoggedEvent> events) {
    return transaction
        .query(DURABLE_END)
        .execute()
        .map(EntryAppender::end)
        .map(end -> ChainedEntry.chain(end, entries(events)))
        .compose(entries -> EntryInsertion.run(transaction, entries));
  }

  private List<NewEntry> entries(List<LoggedEvent> events) {
    return events.stream().map(event -> NewEntry.of(event, salt())).toList();
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static ChainEnd end(RowSet<Row> rows) {
    if (rows.size() == 0) {
      // To begin anew would hide that something was taken away.
      throw new IllegalStateException("where the audit trail ends is not known");
    }
    Row row = rows.iterator().next();
    return new ChainEnd(row.getLong("seq"), row.getString("hash"));
  }
}

package dev.reinstate.audit;

import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/**
 * Takes in what is still in the log when audit is about to leave, as far as a bounded number of
 * pages goes; the rest is for whoever starts next.
 */
final class LastReading {
  private static final int PAGES = 20;

  /** Waits for a page that is being appended, here or elsewhere. */
  private static final String FREE = "select from position where consumer = $1 for share";

  private final Pg pg;
  private final EventLog log;
  private final String consumer;
  private final EntryAppender appender;

  LastReading(Pg pg, EventLog log, String consumer, EntryAppender appender) {
    this.pg = pg;
    this.log = log;
    this.consumer = consumer;
    this.appender = appender;
  }

  /** Never fails. */
  Future<Void> run() {
    return run(PAGES);
  }

  private Future<Void> run(int pages) {
    return pg.query(FREE, Tuple.of(consumer))
        .compose(free -> log.advance(consumer, appender::append))
        .compose(more -> more ? Future.succeededFuture(true) : isBehind())
        .otherwise(false)
        .compose(more -> more && pages > 1 ? run(pages - 1) : Future.succeededFuture());
  }

  /** Somebody else may have been reading just then. */
  private Future<Boolean> isBehind() {
    return log.lag()
        .map(
            lags ->
                lags.stream().anyMatch(lag -> lag.consumer().equals(consumer) && lag.events() > 0));
  }
}

package dev.reinstate.platform.database;

import dev.reinstate.platform.Faults;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows where the primary is, and notices when it is another one. At rest it does nothing. It
 * begins to look, twice a second, when a connection was lost, or when for two seconds nothing was
 * answered of what is under way, as of a machine that vanished or a server that hangs; until it has
 * found a primary.
 *
 * <p>If that is the one that was known, nothing happens: connections come back or go on by
 * themselves. If it is another, the connections are given up, with what is under way on them. So
 * they are when the server they lead to has become a standby, and when it was started anew while
 * they were silent.
 */
final class PrimaryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** In looks: two seconds. */
  private static final int SILENT = 4;

  private static final String READ_ONLY = "25006";

  private final Vertx vertx;
  private final List<PgConnectOptions> hosts;
  private final PrimarySearch search;
  private final Runnable renew;
  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final long timer;
  private @Nullable Primary known;
  private boolean lost;
  private boolean refused;
  private boolean looking;
  private long endedBefore;
  private int silentFor;

  /**
   * Watches until it is closed.
   *
   * @param renew to give up the connections and open others, to where {@link #host} then says
   */
  PrimaryWatch(Vertx vertx, PostgresAddress address, Runnable renew) {
    this.vertx = vertx;
    this.hosts = address.hosts();
    this.search = new PrimarySearch(vertx, address);
    this.renew = renew;
    this.timer = vertx.setPeriodic(LOOK.toMillis(), look -> lookIfNeeded());
  }

  /** Where to connect to; of several hosts the primary is searched for when it is not known. */
  synchronized Future<PgConnectOptions> host() {
    if (known != null) {
      return Future.succeededFuture(known.host());
    }
    Future<Primary> found = search.find().onSuccess(this::remember);
    // Where there is no choice nobody has to wait: who it is matters when it is another one later.
    return hosts.size() == 1 ? Future.succeededFuture(hosts.getFirst()) : found.map(Primary::host);
  }

  /** Notes that something short is under way, until it ends. */
  <T> Future<T> watched(Supplier<Future<T>> work) {
    Future<T> under = noticing(work);
    begun.increment();
    return under.onComplete(over -> ended.increment());
  }

  /** Notices when a connection is lost. */
  <T> Future<T> noticing(Supplier<Future<T>> work) {
    return work.get().onFailure(this::failed);
  }

  void close() {
    vertx.cancelTimer(timer);
  }

  private void failed(Throwable fault) {
    if (Faults.connectionLost(fault)) {
      lost(fault instanceof PgException server && READ_ONLY.equals(server.getSqlState()));
    }
  }

  private synchronized void lost(boolean byAStandby) {
    lost = true;
    refused |= byAStandby;
  }

  private synchronized void remember(Primary primary) {
    if (known == null) {
      known = primary;
    }
  }

  private synchronized void lookIfNeeded() {
    long answered = ended.sum();
    boolean silent = answered == endedBefore && begun.sum() > answered;
    endedBefore = answered;
    silentFor = silent ? silentFor + 1 : 0;
    if ((lost || silentFor >= SILENT) && !looking) {
      looking = true;
      boolean connectionsAreSilent = silentFor >= SILENT;
      search
          .find()
          .onSuccess(primary -> found(primary, connectionsAreSilent))
          .onFailure(none -> foundNone());
    }
  }

  private synchronized void found(Primary primary, boolean connectionsAreSilent) {
    Primary before = known;
    known = primary;
    looking = false;
    lost = false;
    refused = false;
    silentFor = 0;
    if (before == null || primary.equals(before)) {
      return;
    }
    if (connectionsAreSilent || !primary.isAt(before)) {
      LOG.warn("the primary is now at {}", PostgresAddress.name(primary.host()));
      renew.run();
    }
  }

  private synchronized void foundNone() {
    looking = false;
    if (refused) {
      refused = false;
      known = null;
      renew.run();
    }
  }
}

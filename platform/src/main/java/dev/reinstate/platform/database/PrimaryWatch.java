package dev.reinstate.platform.database;

import dev.reinstate.platform.Faults;
import io.vertx.core.AsyncResult;
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
 * begins to look, twice a second, when a connection was lost, when for two seconds nothing was
 * answered of what is under way, as of a machine that vanished or a server that hangs, or when a
 * connection waits for its answer for too long; until it has found a primary.
 *
 * <p>If that is another than the one that was known, or has been started anew, the connections are
 * given up, with what is under way on them; and so they are when the server they lead to has become
 * a standby. If it is the same, they come back or go on by themselves, but for those over which no
 * answer is going to come ({@link OpenConnections#cutForgotten}).
 */
final class PrimaryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** In looks: two seconds. */
  private static final int SILENT = 4;

  private static final String READ_ONLY = "25006";

  private final Vertx vertx;
  private final List<PgConnectOptions> hosts;
  private final Supplier<Future<Primary>> search;
  private final Supplier<OpenConnections> connections;
  private final Runnable renew;
  private final LongAdder underWay = new LongAdder();
  private final LongAdder answers = new LongAdder();
  private final long timer;
  private @Nullable Primary known;
  private boolean lost;
  private boolean refused;
  private boolean looking;
  private long answersBefore;
  private int silentFor;

  /**
   * Watches until it is closed.
   *
   * @param connections those of now
   * @param renew to give up the connections and open others, to where {@link #host} then says
   */
  PrimaryWatch(
      Vertx vertx, PostgresAddress address, Supplier<OpenConnections> connections, Runnable renew) {
    this(vertx, address.hosts(), new PrimarySearch(vertx, address)::find, connections, renew);
  }

  /** With another search. */
  PrimaryWatch(
      Vertx vertx,
      List<PgConnectOptions> hosts,
      Supplier<Future<Primary>> search,
      Supplier<OpenConnections> connections,
      Runnable renew) {
    this.vertx = vertx;
    this.hosts = hosts;
    this.search = search;
    this.connections = connections;
    this.renew = renew;
    this.timer = vertx.setPeriodic(LOOK.toMillis(), look -> lookIfNeeded());
  }

  /** Where to connect to; of several hosts the primary is searched for when it is not known. */
  synchronized Future<PgConnectOptions> host() {
    if (known != null) {
      return Future.succeededFuture(known.host());
    }
    Future<Primary> found = search.get().onSuccess(this::remember);
    // Where there is no choice nobody has to wait: who it is matters when it is another one later.
    return hosts.size() == 1 ? Future.succeededFuture(hosts.getFirst()) : found.map(Primary::host);
  }

  /** Notes that something short is under way, until it ends. */
  <T> Future<T> watched(Supplier<Future<T>> work) {
    Future<T> under = noticing(work);
    underWay.increment();
    return under.onComplete(this::ended);
  }

  /** Notices when a connection is lost. */
  <T> Future<T> noticing(Supplier<Future<T>> work) {
    return work.get().onFailure(this::failed);
  }

  void close() {
    vertx.cancelTimer(timer);
  }

  /** What fails for want of a connection is no sign of life. */
  private void ended(AsyncResult<?> result) {
    underWay.decrement();
    if (result.succeeded() || result.cause() instanceof PgException) {
      answers.increment();
    }
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
    long answersNow = answers.sum();
    boolean silent = answersNow == answersBefore && underWay.sum() > 0;
    answersBefore = answersNow;
    silentFor = silent ? silentFor + 1 : 0;
    if (!looking && (lost || silentFor >= SILENT || connections.get().isAnyWaiting())) {
      looking = true;
      search.get().onSuccess(this::found).onFailure(none -> foundNone());
    }
  }

  private synchronized void found(Primary primary) {
    Primary before = known;
    known = primary;
    looking = false;
    lost = false;
    refused = false;
    silentFor = 0;
    if (before == null || primary.isSame(before)) {
      connections.get().cutForgotten(primary.atWork());
    } else {
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

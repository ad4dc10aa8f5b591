package dev.reinstate.platform.log;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a consumer at the end of the log: reads on a wake-up, and by itself every half second in
 * case the wake-up was lost. Runs on the context it was started on, one page at a time; a failure
 * is logged and tried again.
 */
public final class LogFollower {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Lets a page fill up under load, so that following costs little beside the commits it follows,
   * and seldom stands in the way of one.
   */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Vertx vertx;
  private final EventLog log;
  private final String consumer;
  private final BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work;
  private final BooleanSupplier listening;
  private final Runnable afterwards;
  private boolean busy;
  private boolean wanted;

  /** See {@link EventLog#advance}. */
  public LogFollower(
      Vertx vertx,
      EventLog log,
      String consumer,
      BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work) {
    this(vertx, log, consumer, () -> true, work, () -> {});
  }

  /**
   * The same for a consumer that is not always interested, and that has more to do when its work is
   * committed.
   *
   * @param listening whether it wants to see events; those that come while it does not are passed
   *     over
   * @param afterwards called on the same context after every read of the log, also when there was
   *     nothing new or another process is reading: so several times a second, and at once after
   *     work
   */
  public LogFollower(
      Vertx vertx,
      EventLog log,
      String consumer,
      BooleanSupplier listening,
      BiFunction<SqlConnection, List<LoggedEvent>, Future<Void>> work,
      Runnable afterwards) {
    this.vertx = vertx;
    this.log = log;
    this.consumer = consumer;
    this.listening = listening;
    this.work = work;
    this.afterwards = afterwards;
  }

  /** Makes the consumer known and begins to follow. */
  public Future<Void> start(Bus bus) {
    return log.register(consumer)
        .onSuccess(
            registered -> {
              bus.onCommitted(this::wakeUp);
              vertx.setPeriodic(POLL.toMillis(), timer -> wakeUp());
            });
  }

  private void wakeUp() {
    wanted = true;
    if (!busy) {
      read();
    }
  }

  private void read() {
    busy = true;
    wanted = false;
    (listening.getAsBoolean() ? log.advance(consumer, work) : log.skip(consumer))
        .onSuccess(more -> afterwards.run())
        .onFailure(
            fault -> LOG.warn("{} cannot read the log: {}", consumer, Faults.describe(fault)))
        .onComplete(read -> goOn(read.succeeded() && read.result()));
  }

  private void goOn(boolean more) {
    if (more) {
      read();
    } else {
      vertx.setTimer(PAUSE.toMillis(), paused -> rest());
    }
  }

  private void rest() {
    busy = false;
    if (wanted) {
      read();
    }
  }
}

package dev.reinstate.hooks;

import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.hooks.AttemptResult.Gone;
import dev.reinstate.hooks.Outcome.Fate;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.settings.PostHook;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due: claims as much as there is room for, attempts it, writes what came of it,
 * and claims again; an attempt does not wait until the outcome of the one before it is written. At
 * least once each, in order for each hook and document. To be used on one context.
 */
final class DeliveryLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  private final Supplier<Settings> settings;
  private final Claims claims;
  private final Renewal renewal;
  private final OutcomeWriter outcomes;
  private final Sender sender;
  private final RandomGenerator random;
  private final Running running = new Running();
  private final Promise<Void> idle = Promise.promise();
  private boolean claiming;
  private boolean wanted;
  private boolean beginning;
  private boolean stopping;

  DeliveryLoop(
      Supplier<Settings> settings,
      Claims claims,
      Renewal renewal,
      OutcomeWriter outcomes,
      Sender sender,
      RandomGenerator random) {
    this.settings = settings;
    this.claims = claims;
    this.renewal = renewal;
    this.outcomes = outcomes;
    this.sender = sender;
    this.random = random;
    outcomes.afterEachBatch(this::wakeUp);
  }

  /** Something may be due, or there may be room for it. */
  void wakeUp() {
    wanted = true;
    if (!claiming && !stopping) {
      claim();
    }
  }

  /** Keeps what is being delivered ours. To be called well before leases end. */
  void renew() {
    List<Lease> leases = running.leases();
    if (!leases.isEmpty()) {
      renewal
          .renew(leases)
          .onFailure(fault -> LOG.warn("leases cannot be renewed: {}", Faults.describe(fault)));
    }
  }

  /** Begins nothing more. Completes when what is under way is finished. */
  Future<Void> finish() {
    stopping = true;
    running.takeReady().forEach(this::giveBack);
    completeIfIdle();
    return idle.future();
  }

  /**
   * Gives back what is still under way, so that somebody else takes it at once. What comes of it
   * here does not count any more.
   */
  Future<Void> release() {
    List<ClaimedDelivery> left = running.all();
    left.forEach(running::remove);
    return Future.join(left.stream().map(delivery -> outcomes.write(released(delivery))).toList())
        .mapEmpty();
  }

  private void claim() {
    wanted = false;
    int limit = running.limit();
    List<FreeSlots> free = running.freeSlots(settings.get().hooks().postHooks());
    if (limit <= 0 || free.isEmpty()) {
      return;
    }
    claiming = true;
    claims
        .take(free, limit)
        .onFailure(fault -> LOG.warn("nothing can be claimed: {}", Faults.describe(fault)))
        .otherwise(List.of())
        .onSuccess(this::claimed);
  }

  private void claimed(List<ClaimedDelivery> deliveries) {
    claiming = false;
    deliveries.forEach(running::add);
    attemptReady();
    if (stopping) {
      running.takeReady().forEach(this::giveBack);
      completeIfIdle();
    } else if (wanted || !deliveries.isEmpty()) {
      claim();
    }
  }

  /** An attempt that is over at once asks for the next one, too: the loop is at it already. */
  private void attemptReady() {
    if (beginning || stopping) {
      return;
    }
    beginning = true;
    for (var next = running.begin(); next != null; next = running.begin()) {
      attempt(next);
    }
    beginning = false;
  }

  private void attempt(ClaimedDelivery delivery) {
    PostHook hook = settings.get().hooks().postHook(delivery.hook());
    if (hook == null) {
      running.end(delivery);
      giveBack(delivery);
      return;
    }
    String fingerprint = Fingerprint.of(hook);
    send(hook, delivery)
        .onComplete(
            result -> {
              running.end(delivery);
              finish(new Outcome(delivery, fingerprint, fate(hook, delivery, result.result())));
              attemptReady();
            });
  }

  private void giveBack(ClaimedDelivery delivery) {
    finish(released(delivery));
  }

  /** Never fails: a fault of ours is an attempt that failed. */
  private Future<AttemptResult> send(PostHook hook, ClaimedDelivery delivery) {
    Future<AttemptResult> sent;
    try {
      sent = sender.send(hook, delivery);
    } catch (RuntimeException fault) {
      sent = Future.failedFuture(fault);
    }
    return sent.otherwise(
        fault -> {
          LOG.error("{} cannot be told: {}", hook.name(), Faults.describe(fault));
          return new Failed("unexpected failure");
        });
  }

  private void finish(Outcome outcome) {
    if (!running.has(outcome.delivery())) {
      return;
    }
    outcomes
        .write(outcome)
        .onSuccess(
            written -> {
              running.remove(outcome.delivery());
              completeIfIdle();
            });
  }

  private Fate fate(PostHook hook, ClaimedDelivery delivery, AttemptResult result) {
    return switch (result) {
      case Acknowledged(var status) -> new Fate.Delivered(status);
      case Gone() -> new Fate.Disabled();
      case Failed(var reason, var status, var wish) ->
          new RetrySchedule(hook.retries())
              .pauseAfter(delivery.attempt(), wish, random)
              .<Fate>map(pause -> new Fate.Waiting(pause, status, reason))
              .orElseGet(() -> new Fate.Dead(status, reason));
    };
  }

  private static Outcome released(ClaimedDelivery delivery) {
    return new Outcome(delivery, "", new Fate.Released());
  }

  private void completeIfIdle() {
    if (stopping && !claiming && running.leases().isEmpty()) {
      idle.tryComplete();
    }
  }
}

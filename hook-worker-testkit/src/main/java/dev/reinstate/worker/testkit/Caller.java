package dev.reinstate.worker.testkit;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls a worker. */
interface Caller {

  /**
   * Calls it once.
   *
   * @return completes within the patience and a little; fails when there is no worker
   */
  CompletableFuture<Reaction> call(Call call, Duration patience);

  /** The caller of this endpoint. */
  static Caller of(HookEndpoint endpoint, Vertx vertx) {
    return switch (endpoint) {
      case HookEndpoint.Bus bus -> new BusCaller(vertx.eventBus(), bus.address());
      case HookEndpoint.Http http -> new HttpCaller(http);
    };
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;

/** What the process measures of itself. */
@FunctionalInterface
public interface Metrics {

  /**
   * The figures as they are now. May be called often and from any event loop, so it must neither
   * block nor wait long.
   *
   * @return text in the Prometheus exposition format, version 0.0.4
   */
  Future<String> scrape();
}

package dev.reinstate.api;

import io.vertx.core.Future;
import java.util.Map;

/** Tells whether the process has what it needs to answer requests. */
@FunctionalInterface
public interface Readiness {

  /**
   * Looks afresh. May be called often and from any event loop, so it must neither block nor wait
   * long.
   *
   * @return every part that is needed, such as {@code database}, and whether it is there; a failure
   *     counts as not ready
   */
  Future<Map<String, Boolean>> check();
}

package dev.reinstate.api;

import io.vertx.core.Future;
import java.util.Map;

/** Tells whether the process has what it needs to answer requests. */
@FunctionalInterface
public interface Readiness {

  /** How a part is; the words of the answers. */
  enum State {
    /** It does what it is there for. */
    UP,
    /** It answers, but something lags behind and needs a look. */
    DEGRADED,
    /** Requests cannot be answered. */
    DOWN
  }

  /**
   * Looks afresh. May be called often and from any event loop, so it must neither block nor wait
   * long.
   *
   * @return every part that is needed, such as {@code database}, and how it is; a failure counts as
   *     not ready
   */
  Future<Map<String, State>> check();
}

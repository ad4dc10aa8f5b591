package dev.reinstate.api;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.telemetry.RequestLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * Logs faults, and only those.
   *
   * @param task what was to be done, such as {@code restore document}
   */
  static Answer answer(Throwable failure, String task, String requestId) {
    if (failure instanceof ProblemException expected) {
      return Answer.of(expected.problem());
    }
    RequestLog.of(
        requestId,
        () -> {
          LOG.error("failed to {}: {}", task, Faults.describe(failure));
          LOG.debug("failed to {}", task, failure);
        });
    return Answer.of(Problems.failed(task, "unexpected failure"));
  }
}

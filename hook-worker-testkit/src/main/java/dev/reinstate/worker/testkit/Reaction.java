package dev.reinstate.worker.testkit;

import java.time.Duration;

/** What a worker did when it was called. */
sealed interface Reaction {

  /** It answered that all is well: a reply, or a status of 2xx. */
  record Answered(String body) implements Reaction {}

  /**
   * It answered that it is not.
   *
   * @param code of the failed reply, or the status
   * @param body over HTTP; empty on the bus, where every failure is trouble
   */
  record Failed(int code, String body) implements Reaction {}

  /** It said nothing for so long. */
  record Silent(Duration patience) implements Reaction {}
}

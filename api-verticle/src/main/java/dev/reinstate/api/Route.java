package dev.reinstate.api;

import io.vertx.core.Future;

/** Answers the requests of one operation. */
interface Route {

  /**
   * Called on the event loop of the request.
   *
   * @return fails with a {@link ProblemException} where the request is answered with an error; any
   *     other failure is a fault
   */
  Future<Answer> handle(Call call);
}

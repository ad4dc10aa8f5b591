package dev.reinstate.api;

import io.vertx.core.Future;

/**
 * Answers a read that can be of an earlier moment.
 *
 * @param now answers without the query parameter {@code at}
 * @param then answers with it
 */
record NowOrThen(Route now, Route then) implements Route {

  @Override
  public Future<Answer> handle(Call call) {
    return call.query().get("at") == null ? now.handle(call) : then.handle(call);
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Answers as long as the event loop does. */
final class ReadLivenessRoute implements Route {

  @Override
  public Future<Answer> handle(Call call) {
    return Future.succeededFuture(Answer.json(200, Buffer.buffer("{\"status\":\"UP\"}")));
  }
}

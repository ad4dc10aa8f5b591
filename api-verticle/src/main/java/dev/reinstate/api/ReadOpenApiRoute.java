package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Serves the OpenAPI document in one of its forms. */
final class ReadOpenApiRoute implements Route {

  private final Buffer document;

  ReadOpenApiRoute(Buffer document) {
    this.document = document;
  }

  @Override
  public Future<Answer> handle(Call call) {
    return Future.succeededFuture(new Answer(200, call.answerType(), Map.of(), document));
  }
}

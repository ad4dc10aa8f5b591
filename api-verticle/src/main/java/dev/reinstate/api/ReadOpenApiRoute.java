package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Serves the OpenAPI document in one of its forms: the same bytes to all who ask, none of whom
 * holds more of them than of any small answer, since anybody may ask.
 */
final class ReadOpenApiRoute implements Route {

  private final Buffer document;

  ReadOpenApiRoute(Buffer document) {
    this.document = document;
  }

  @Override
  public Future<Answer> handle(Call call) {
    return Future.succeededFuture(
        Answer.streamed(call.answerType(), outlet -> outlet.send(document, AnswerBudget.SMALL))
            .with("Content-Length", Integer.toString(document.length())));
  }
}

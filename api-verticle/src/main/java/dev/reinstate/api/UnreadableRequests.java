package dev.reinstate.api;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Answers what is not HTTP, or too much of it. The connection is closed behind the answer. */
final class UnreadableRequests implements Handler<HttpServerRequest> {

  private final AnswerWriter writer;
  private final RequestWatch watch;

  UnreadableRequests(AnswerWriter writer, RequestWatch watch) {
    this.writer = writer;
    this.watch = watch;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Answer answer = Answer.of(problem(request.decoderResult().cause()));
    watch.begin(request).answered(answer);
    writer.write(request, RequestId.of(request), answer);
  }

  private static Problem problem(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line -> Problems.uriTooLong();
      case TooLongHttpHeaderException header -> Problems.headersTooLarge();
      case null, default -> Problems.badRequest("This is not an HTTP/1.1 request");
    };
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;

/**
 * Where a body is taken from piece by piece, by whoever does not want all of it in memory. Nothing
 * of it is read before it is asked for. For use on the event loop of the request.
 */
final class Inlet {

  private final HttpServerRequest request;
  private final Pace pace;

  Inlet(HttpServerRequest request, Pace pace) {
    this.request = request;
    this.pace = pace;
  }

  Pace pace() {
    return pace;
  }

  /** The length that the caller says the body has; 0 when he does not say. */
  long declaredLength() {
    return BodyReader.declared(request);
  }

  /**
   * Writes the whole body there, no faster than it is taken, and ends it. What is thrown there is a
   * failure like any other.
   *
   * @return completes when all of it has been taken; fails with a {@link ProblemException} when it
   *     breaks off, and as the writing fails
   */
  Future<Void> pour(WriteStream<Buffer> into) {
    if (request.response().closed()) {
      return Future.failedFuture(incomplete());
    }
    var sink = new GuardedSink(into);
    if (!BodyReader.hasBody(request)) {
      return sink.end();
    }
    if (BodyReader.awaitsContinue(request)) {
      request.response().writeContinue();
    }
    pace.waiting();
    return request
        .pipe()
        .endOnFailure(false)
        .to(sink)
        .onComplete(over -> pace.working())
        .recover(failure -> Future.failedFuture(explained(failure, sink)));
  }

  private static Throwable explained(Throwable failure, GuardedSink sink) {
    return sink.hasFailedWith(failure) ? failure : incomplete();
  }

  private static ProblemException incomplete() {
    return Problems.badRequest("The body is incomplete").exception();
  }
}

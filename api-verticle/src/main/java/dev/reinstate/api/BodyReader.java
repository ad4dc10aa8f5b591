package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads the body of a paused request, up to a bound. */
final class BodyReader {

  private final int maxBytes;

  BodyReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whether the request comes with a body, be it an empty one in chunks. */
  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null
        ? !length.equals("0")
        : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /** Whether what is left of the body may be read and thrown away, to keep the connection. */
  boolean canDiscard(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
        && declared(request) <= maxBytes
        && !awaitsContinue(request);
  }

  /**
   * Reads all of it, asking for it first where the caller waits to be asked.
   *
   * @return fails with a {@link ProblemException} when the body is too large or breaks off, and
   *     when memory is short
   */
  Future<Buffer> read(HttpServerRequest request, BodyBudget.Share share) {
    if (declared(request) > maxBytes) {
      return Future.failedFuture(tooLarge());
    }
    if (awaitsContinue(request)) {
      request.response().writeContinue();
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    request.handler(chunk -> receive(chunk, bytes, share, whole));
    request.endHandler(end -> whole.tryComplete(bytes));
    request.exceptionHandler(
        broken -> whole.tryFail(Problems.badRequest("The body is incomplete").exception()));
    request.resume();
    return whole.future();
  }

  private void receive(Buffer chunk, Buffer bytes, BodyBudget.Share share, Promise<Buffer> whole) {
    if (whole.future().isComplete()) {
      return;
    }
    if (bytes.length() + chunk.length() > maxBytes) {
      whole.tryFail(tooLarge());
    } else if (!share.take(chunk.length())) {
      whole.tryFail(Problems.unavailable("too many request bodies at once").exception());
    } else {
      bytes.appendBuffer(chunk);
    }
  }

  private ProblemException tooLarge() {
    return Problems.payloadTooLarge(maxBytes).exception();
  }

  /**
   * The length that the head tells; 0 when it tells none. The HTTP decoder has refused what is no
   * number; what is too long for one is too large.
   */
  static long declared(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Whether the caller waits to be asked for the body. */
  static boolean awaitsContinue(HttpServerRequest request) {
    return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
  }
}

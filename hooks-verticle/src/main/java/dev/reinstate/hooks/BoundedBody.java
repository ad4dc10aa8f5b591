package dev.reinstate.hooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeUnit;

/** Reads a body up to a limit and until the deadline. */
final class BoundedBody {
  /** There is more of it. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer read = Buffer.buffer();
  private final int limit;

  private BoundedBody(int limit) {
    this.limit = limit;
  }

  /** Fails with {@link TooLarge} when there is more; gives the connection up when it fails. */
  static Future<Buffer> of(HttpClientResponse response, int limit, Deadline deadline) {
    var body = new BoundedBody(limit);
    response.handler(body::add);
    response.end().onComplete(end -> body.whole.tryComplete(body.read), body.whole::tryFail);
    return body.whole
        .future()
        .timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS)
        .onFailure(fault -> response.request().reset());
  }

  private void add(Buffer part) {
    if (read.length() + part.length() > limit) {
      whole.tryFail(new TooLarge());
    } else {
      read.appendBuffer(part);
    }
  }
}

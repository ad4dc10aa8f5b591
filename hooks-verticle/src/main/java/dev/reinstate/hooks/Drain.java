package dev.reinstate.hooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeUnit;

/** Reads a body that nobody wants, up to 64 KiB and until the deadline. */
final class Drain {
  private static final int LIMIT = 64 << 10;

  private final Promise<Void> end = Promise.promise();
  private int read;

  private Drain() {}

  /** Fails when there is more, or it does not come. */
  static Future<Void> of(HttpClientResponse response, Deadline deadline) {
    var drain = new Drain();
    response.handler(drain::count);
    response.end().onComplete(drain.end::tryComplete, drain.end::tryFail);
    return drain.end.future().timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
  }

  private void count(Buffer part) {
    read += part.length();
    if (read > LIMIT) {
      end.tryFail("more than anybody reads");
    }
  }
}

package dev.reinstate.hooks;

import dev.reinstate.platform.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client that hooks are reached with. */
final class HookClient {
  private static final Logger LOG = LoggerFactory.getLogger(HookClient.class);

  private HookClient() {}

  /**
   * One with a connection for everything that may be under way, so that nothing waits for another.
   *
   * @param keepAliveSeconds how long a connection that is not used is kept for the next request. A
   *     server may close it just when that is sent. Zero: no connection is kept
   */
  static HttpClient of(Vertx vertx, int connections, int keepAliveSeconds) {
    var options =
        new HttpClientOptions()
            .setKeepAlive(keepAliveSeconds > 0)
            .setKeepAliveTimeout(keepAliveSeconds)
            .setIdleTimeout(60);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(new PoolOptions().setHttp1MaxSize(connections))
        // Whoever waits for the answer is told; the log need not be, by a receiver's choice of
        // words.
        .withConnectHandler(
            connection ->
                connection.exceptionHandler(
                    fault ->
                        LOG.debug("a receiver's connection broke: {}", Faults.describe(fault))))
        .build();
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

final class ReadMetricsRoute implements Route {

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Together<String> metrics;

  ReadMetricsRoute(Metrics metrics) {
    this.metrics = new Together<>(metrics::scrape);
  }

  @Override
  public Future<Answer> handle(Call call) {
    return metrics.ask().map(text -> new Answer(200, TYPE, Map.of(), Buffer.buffer(text)));
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

final class ReadMetricsRoute implements Route {

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  ReadMetricsRoute(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Future<Answer> handle(Call call) {
    return metrics.scrape().map(text -> new Answer(200, TYPE, Map.of(), Buffer.buffer(text)));
  }
}

package dev.reinstate.worker.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.CommittedChange;
import dev.reinstate.worker.HookWorker;
import dev.reinstate.worker.PreHookAnswer;
import dev.reinstate.worker.PreHookRequest;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A worker on the bus that does everything right; others do one thing wrong. */
class GoodWorker extends HookWorkerConformance {

  static final String CHECK = "workers.check";
  static final String INDEX = "workers.index";

  final Map<String, Integer> index = new ConcurrentHashMap<>();

  @Override
  protected void start(Vertx bus) {
    HookWorker.on(bus).answer(CHECK, this::check).consume(INDEX, this::take).ready().await();
  }

  PreHookAnswer check(PreHookRequest request) {
    ObjectNode after = Objects.requireNonNull(request.after());
    if (after.path("salary").decimalValue().signum() < 0) {
      return PreHookAnswer.reject("salary must not be negative");
    }
    return after.has("currency")
        ? PreHookAnswer.accept()
        : PreHookAnswer.accept(after.put("currency", "EUR"));
  }

  void take(CommittedChange change) {
    index.merge(
        Objects.requireNonNull(change.documentId()),
        Objects.requireNonNull(change.version()),
        Math::max);
  }

  @Override
  protected HookExample accepted() {
    return HookExample.create("staff", "{\"salary\":1.10,\"currency\":\"EUR\"}");
  }

  @Override
  protected @Nullable HookExample rejected() {
    return HookExample.restore("staff", "{}", "{\"salary\":-1}");
  }

  @Override
  protected HookExample.@Nullable Modified modified() {
    return HookExample.update("staff", "{}", "{\"salary\":1.10,\"big\":9007199254740993}")
        .becoming("{\"currency\":\"EUR\",\"salary\":1.10,\"big\":9007199254740993}");
  }

  @Override
  protected @Nullable HookEndpoint preHook() {
    return HookEndpoint.bus(CHECK);
  }

  @Override
  protected @Nullable HookEndpoint postHook() {
    return HookEndpoint.bus(INDEX);
  }

  @Override
  protected @Nullable Object effects() {
    return Set.copyOf(index.entrySet());
  }

  /** However slow the machine is. */
  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(30);
  }
}

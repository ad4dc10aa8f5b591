package dev.reinstate.launcher.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reinstate.worker.testkit.HookEndpoint;
import dev.reinstate.worker.testkit.HookExample;
import dev.reinstate.worker.testkit.HookWorkerConformance;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What holds of every good worker holds of the one in Node. */
final class NodeWorkerIT extends HookWorkerConformance {

  private static @Nullable NodeWorker worker;

  @BeforeAll
  static void startNode() {
    assumeTrue(NodeWorker.isPossible(), "node is not on the PATH");
    worker = NodeWorker.start();
  }

  @AfterAll
  static void stopNode() {
    if (worker != null) {
      worker.close();
    }
  }

  /** It is there already, in a process of its own. */
  @Override
  protected void start(Vertx bus) {}

  @Override
  protected HookExample accepted() {
    return HookExample.create("employees", "{\"salary\":1}");
  }

  @Override
  protected HookExample rejected() {
    return HookExample.restore("employees", "{\"salary\":1}", "{\"salary\":-1}");
  }

  @Override
  protected @Nullable HookEndpoint preHook() {
    return endpoint("/check");
  }

  @Override
  protected @Nullable HookEndpoint postHook() {
    return endpoint("/told");
  }

  /** However slow the machine is. */
  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(30);
  }

  private @Nullable HookEndpoint endpoint(String path) {
    return worker == null ? null : HookEndpoint.http(worker.url(path), NodeWorker.SECRET);
  }
}

package com.example.payroll;

import dev.reinstate.worker.testkit.HookEndpoint;
import dev.reinstate.worker.testkit.HookExample;
import dev.reinstate.worker.testkit.HookWorkerConformance;
import io.vertx.core.Vertx;
import java.time.Duration;

final class PayrollWorkerTest extends HookWorkerConformance {

  private final PayrollWorker worker = new PayrollWorker();

  @Override
  protected void start(Vertx bus) {
    bus.deployVerticle(worker).await();
  }

  @Override
  protected HookExample accepted() {
    return HookExample.create("employees", "{\"salary\":70000.10,\"currency\":\"CHF\"}");
  }

  @Override
  protected HookExample rejected() {
    return HookExample.update("employees", "{\"salary\":1}", "{\"salary\":-1}");
  }

  @Override
  protected HookExample.Modified modified() {
    return HookExample.restore("employees", "{}", "{\"salary\":70000.10}")
        .becoming("{\"salary\":70000.10,\"currency\":\"EUR\"}");
  }

  @Override
  protected HookEndpoint preHook() {
    return HookEndpoint.bus(PayrollWorker.CHECK);
  }

  @Override
  protected HookEndpoint postHook() {
    return HookEndpoint.bus(PayrollWorker.TOLD);
  }

  @Override
  protected Object effects() {
    return worker.sum();
  }

  /** As the hook's configuration says. */
  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(8);
  }
}

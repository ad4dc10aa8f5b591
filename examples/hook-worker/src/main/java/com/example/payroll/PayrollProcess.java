package com.example.payroll;

import dev.reinstate.cluster.Cluster;
import dev.reinstate.cluster.ClusterOptions;

/** The worker in a process of its own, on the machine of the service's. */
public final class PayrollProcess {

  private PayrollProcess() {}

  /** Works until a signal ends it; then what is under way is answered first. */
  public static void main(String[] arguments) throws InterruptedException {
    Cluster cluster = Cluster.join(ClusterOptions.local());
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    cluster.vertx().deployVerticle(new PayrollWorker()).await();
  }
}

package dev.reinstate.hooks;

import java.util.ArrayList;
import java.util.List;

/** Claims for one process until nothing is left to claim. */
final class Drainer {
  private final HookFixture service;
  private final List<String> taken = new ArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);

  Drainer(HookFixture service) {
    this.service = service;
  }

  void start() {
    thread.start();
  }

  void join() throws InterruptedException {
    thread.join();
  }

  List<String> told() {
    return List.copyOf(taken);
  }

  private void run() {
    while (service.number("select count(*) from hooks.queue where due <= now()") > 0) {
      taken.addAll(HookFixture.told(service.claim("index", 7)));
    }
  }
}

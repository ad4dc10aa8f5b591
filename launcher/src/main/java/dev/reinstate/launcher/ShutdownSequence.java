package dev.reinstate.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be closed in the opposite order. A failure to close one thing is logged
 * and keeps nothing else open. For use by one thread.
 */
final class ShutdownSequence implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);

  private record Step(String name, AutoCloseable resource) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Closes {@code resource} before everything that was added earlier. */
  void add(String name, AutoCloseable resource) {
    steps.push(new Step(name, resource));
  }

  @Override
  public void close() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.resource().close();
      } catch (Exception failure) {
        LOG.warn("Stopping {} failed", step.name(), failure);
      }
    }
  }
}

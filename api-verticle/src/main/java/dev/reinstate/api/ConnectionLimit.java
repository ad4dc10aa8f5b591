package dev.reinstate.api;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bounds how many connections are open in this process. Any thread may use it. */
final class ConnectionLimit {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  ConnectionLimit(int max) {
    this.max = max;
  }

  /** Lets one more in, or answers false. */
  boolean enter() {
    if (open.incrementAndGet() <= max) {
      return true;
    }
    open.decrementAndGet();
    refused.increment();
    return false;
  }

  /** One that was let in has been closed. */
  void leave() {
    open.decrementAndGet();
  }

  int open() {
    return open.get();
  }

  /** Logs how many were refused since it was called last, if any. */
  void report() {
    long since = refused.sumThenReset();
    if (since > 0) {
      LOG.warn(
          "{} connections were refused: as many as http.max_connections ({}) were open",
          since,
          max);
    }
  }
}

package dev.reinstate.hooks;

import dev.reinstate.platform.settings.ForbiddenAddresses;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Looks up where a host name leads, and looks at it before anything is sent there. Whoever sends
 * connects to the very address he got from here: a name server that answers otherwise the next time
 * cannot lead him elsewhere.
 *
 * <p>Off the event loop, one look-up of a name at a time; the platform keeps what it found for a
 * while. Safe for use from any thread.
 */
final class TargetAddresses {
  /** How names are looked up. */
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** A name leads to an address that nothing may be sent to. */
  static final class Forbidden extends Exception {
    private static final long serialVersionUID = 1;

    Forbidden() {
      super("forbidden address", null, false, false);
    }
  }

  private final WorkerExecutor threads;
  private final Lookup lookup;
  private final Map<String, Future<List<InetAddress>>> running = new HashMap<>();

  /**
   * Looks up as it is told to.
   *
   * @param threads on which names are looked up, which may take long
   */
  TargetAddresses(WorkerExecutor threads, Lookup lookup) {
    this.threads = threads;
    this.lookup = lookup;
  }

  /**
   * Its addresses, at least one. Fails with {@link Forbidden} if any of them is forbidden: a name
   * that leads to one is not to be trusted with the others.
   */
  synchronized Future<List<InetAddress>> of(String host) {
    Future<List<InetAddress>> known = running.get(host);
    if (known != null) {
      return known;
    }
    Callable<List<InetAddress>> look = () -> checked(lookup.of(host));
    Future<List<InetAddress>> started =
        threads.executeBlocking(look, false).map(Objects::requireNonNull);
    running.put(host, started);
    return started.onComplete(found -> forget(host));
  }

  private synchronized void forget(String host) {
    running.remove(host);
  }

  private static List<InetAddress> checked(InetAddress[] found) throws Forbidden {
    if (Arrays.stream(found).anyMatch(ForbiddenAddresses::contain)) {
      throw new Forbidden();
    }
    return List.of(found);
  }
}

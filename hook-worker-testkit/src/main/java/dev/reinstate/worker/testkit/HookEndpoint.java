package dev.reinstate.worker.testkit;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a worker is called. */
public sealed interface HookEndpoint {

  /**
   * On the event bus of the Vert.x that {@link HookWorkerConformance#start(io.vertx.core.Vertx)}
   * was given.
   *
   * @param address as in {@code bus} of the hook's configuration
   */
  record Bus(String address) implements HookEndpoint {}

  /**
   * Over HTTP, in whatever language and process.
   *
   * @param url as in {@code http} of the hook's configuration
   * @param secret what the calls are signed with, {@code whsec_} and Base64; null: they are not,
   *     which the service knows for pre-hooks alone
   */
  record Http(URI url, @Nullable String secret) implements HookEndpoint {
    /** The same, called by somebody who does not know the secret. */
    Http forged() {
      return new Http(url, "whsec_" + "Zm9yZ2Vk".repeat(4));
    }
  }

  /** An address on the event bus. */
  static HookEndpoint bus(String address) {
    return new Bus(address);
  }

  /** A URL that is called without a signature. */
  static HookEndpoint http(String url) {
    return new Http(URI.create(url), null);
  }

  /** A URL whose calls are signed with this secret. */
  static HookEndpoint http(String url, String secret) {
    return new Http(URI.create(url), secret);
  }
}

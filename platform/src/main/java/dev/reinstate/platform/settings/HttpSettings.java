package dev.reinstate.platform.settings;

import java.util.Set;

/**
 * Where the service listens and what it accepts.
 *
 * @param host the address or name to bind to
 * @param port 0 to 65535; 0 picks a free one
 * @param maxBody the largest request body, in bytes, 1 KiB to 64 MiB
 * @param corsOrigins the origins that browsers may call from, as they send them in {@code Origin}
 *     (lower case, no default port); {@code *} stands for all of them. Empty: none
 */
public record HttpSettings(String host, int port, int maxBody, Set<String> corsOrigins) {

  static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1", 8080, 1024 * 1024, Set.of());

  /** Copies {@code corsOrigins}. */
  public HttpSettings {
    corsOrigins = Set.copyOf(corsOrigins);
  }
}

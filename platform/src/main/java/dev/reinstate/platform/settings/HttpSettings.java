package dev.reinstate.platform.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the service listens and what it accepts.
 *
 * @param host the address or name to bind to
 * @param port 0 to 65535; 0 picks a free one
 * @param maxBody the largest request body, in bytes, 1 KiB to 64 MiB
 * @param corsOrigins the origins that browsers may call from, as they send them in {@code Origin}
 *     (lower case, no default port); {@code *} stands for all of them. Empty: none
 * @param maxConnections how many connections may be open at once, 1 to 1,000,000
 * @param rateLimit how many requests each caller may send to this process
 * @param tls what HTTPS is offered with; null: it is plain HTTP
 */
public record HttpSettings(
    String host,
    int port,
    int maxBody,
    Set<String> corsOrigins,
    int maxConnections,
    RateLimit rateLimit,
    @Nullable TlsFiles tls) {

  /** What holds where nothing is said. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          "127.0.0.1", 8080, 1024 * 1024, Set.of(), 10_000, RateLimit.NONE, /* tls= */ null);

  /** Copies {@code corsOrigins}. */
  public HttpSettings {
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /** The same at another place. */
  public HttpSettings at(String otherHost, int otherPort) {
    return new HttpSettings(
        otherHost, otherPort, maxBody, corsOrigins, maxConnections, rateLimit, tls);
  }

  /** The same with another limit. */
  public HttpSettings with(RateLimit otherLimit) {
    return new HttpSettings(host, port, maxBody, corsOrigins, maxConnections, otherLimit, tls);
  }
}

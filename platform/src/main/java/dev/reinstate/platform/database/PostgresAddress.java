package dev.reinstate.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a database is: at one host, or at several, of which one is the primary at a time. Written
 * as libpq does (PostgreSQL manual, "Connection URIs"): {@code
 * postgresql://user:password@host1:5432,host2,[::1]:5433/database?sslmode=require}.
 *
 * @param hosts one or more, in the order given, each with everything needed to connect to it
 */
public record PostgresAddress(List<PgConnectOptions> hosts) {

  /** What to tell somebody whose URI cannot be read; the URI itself may hold a password. */
  public static final String SYNTAX =
      "must be postgresql://user:password@host:port/database or"
          + " postgresql://user:password@host1:port1,host2:port2/database, special characters in"
          + " it percent-encoded";

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<scheme>postgres(?:ql)?://)(?<user>[^@/?#]*@)?(?<hosts>[^@/?#]*)(?<rest>.*)");

  private static final Pattern SESSION =
      Pattern.compile("[?&]target_session_attrs=(?<wanted>[^&]*)", Pattern.CASE_INSENSITIVE);

  /** Of libpq's values those that a primary fulfils. */
  private static final Set<String> PRIMARY = Set.of("any", "read-write", "primary");

  /**
   * Takes a URI apart.
   *
   * @throws IllegalArgumentException if it is none; the message is fit to be shown, and tells
   *     nothing of the URI
   */
  public static PostgresAddress parse(String uri) {
    Matcher parts = PARTS.matcher(uri);
    if (!parts.matches()) {
      throw new IllegalArgumentException(SYNTAX);
    }
    requirePrimary(parts.group("rest"));
    String before =
        parts.group("scheme") + (parts.group("user") == null ? "" : parts.group("user"));
    List<PgConnectOptions> hosts =
        Arrays.stream(parts.group("hosts").split(",", -1))
            .map(host -> host(before + host + parts.group("rest")))
            .toList();
    var address = new PostgresAddress(hosts);
    if (hosts.size() > 1) {
      address.requireDifferentHosts(parts.group("hosts"));
    }
    return address;
  }

  private static PgConnectOptions host(String uri) {
    try {
      PgConnectOptions host = PgConnectOptions.fromUri(new URI(uri).toString());
      if (host.getHost().contains(",")) {
        throw new IllegalArgumentException(SYNTAX);
      }
      return host;
    } catch (IllegalArgumentException | URISyntaxException malformed) {
      // Its message and its cause quote the URI.
      throw new IllegalArgumentException(SYNTAX);
    }
  }

  private static void requirePrimary(String rest) {
    Matcher session = SESSION.matcher(rest);
    while (session.find()) {
      if (!PRIMARY.contains(session.group("wanted"))) {
        throw new IllegalArgumentException("must say target_session_attrs=primary, if any");
      }
    }
  }

  private void requireDifferentHosts(String written) {
    boolean gap = Arrays.stream(written.split(",", -1)).anyMatch(PostgresAddress::namesNoHost);
    if (gap || hosts.stream().map(PostgresAddress::name).distinct().count() < hosts.size()) {
      throw new IllegalArgumentException("must name each of several hosts, and once");
    }
  }

  private static boolean namesNoHost(String host) {
    return host.isEmpty() || host.startsWith(":");
  }

  /** {@code host:port} of one of them. */
  static String name(PgConnectOptions host) {
    return host.getHost() + ":" + host.getPort();
  }

  /** {@code host1:port1,host2:port2/database}, without user and password. */
  @Override
  public String toString() {
    return hosts.stream().map(PostgresAddress::name).collect(Collectors.joining(","))
        + "/"
        + hosts.getFirst().getDatabase();
  }
}

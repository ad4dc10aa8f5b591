package dev.reinstate.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code http}. */
final class HttpSection {

  private static final Set<String> KEYS =
      Set.of("host", "port", "max_body", "cors_origins", "max_connections", "rate_limit", "tls");
  private static final int MILLION = 1_000_000;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]{1,255}");

  private final NamedFiles files;
  private final Mistakes mistakes;

  HttpSection(NamedFiles files, Mistakes mistakes) {
    this.files = files;
    this.mistakes = mistakes;
  }

  HttpSettings read(Section root) {
    Section http = root.section("http", KEYS);
    HttpSettings unsaid = HttpSettings.DEFAULT;
    String host = http.text("host", unsaid.host());
    if (!HOST.matcher(host).matches()) {
      http.mistake("host", "must be a host name or an IP address");
    }
    return new HttpSettings(
        host,
        http.whole("port", 0, 65_535, unsaid.port()),
        Math.toIntExact(http.size("max_body", 64 * ByteSize.MIB, unsaid.maxBody())),
        origins(http),
        http.whole("max_connections", 1, MILLION, unsaid.maxConnections()),
        rateLimit(http),
        tls(http));
  }

  /** A burst is a second's worth when unsaid. */
  private static RateLimit rateLimit(Section http) {
    Section limit = http.section("rate_limit", Set.of("requests_per_second", "burst"));
    int perSecond = limit.whole("requests_per_second", 0, MILLION, 0);
    int burst = limit.whole("burst", 1, MILLION, Math.max(1, perSecond));
    if (limit.node("requests_per_second") == null && limit.node("burst") != null) {
      limit.mistake("burst", "goes with requests_per_second alone");
    }
    return perSecond == 0 ? RateLimit.NONE : new RateLimit(perSecond, burst);
  }

  private @Nullable TlsFiles tls(Section http) {
    Section tls = http.section("tls", Set.of("certificate", "key"));
    if (!(http.node("tls") instanceof ConfigNode.Entries)) {
      return null;
    }
    if (tls.node("certificate") == null || tls.node("key") == null) {
      tls.mistake("must have certificate and key");
    }
    Path certificate = file(tls, "certificate");
    Path key = file(tls, "key");
    return certificate == null || key == null ? null : new TlsFiles(certificate, key);
  }

  private @Nullable Path file(Section tls, String key) {
    String text = tls.text(key);
    return text == null ? null : files.read(tls, key, text);
  }

  private Set<String> origins(Section http) {
    Set<String> origins = new LinkedHashSet<>();
    for (Section.Item item : http.texts("cors_origins")) {
      String origin = origin(item.text());
      if (origin == null) {
        mistakes.add(
            item.path(),
            "must be an origin such as https://app.example.com, or \"*\"",
            item.node());
      } else {
        origins.add(origin);
      }
    }
    return origins;
  }

  /** As browsers serialise it (RFC 6454, section 6.2); null if it is none. */
  private static @Nullable String origin(String text) {
    if (text.equals("*")) {
      return text;
    }
    try {
      URI uri = new URI(text.toLowerCase(Locale.ROOT));
      if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
        return null;
      }
      String origin = uri.getScheme() + "://" + uri.getHost();
      String withPort = origin + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
      return uri.toString().equals(withPort) ? (isDefaultPort(uri) ? origin : withPort) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isDefaultPort(URI uri) {
    return uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
  }
}

package dev.reinstate.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code http}. */
final class HttpSection {

  private static final Set<String> KEYS = Set.of("host", "port", "max_body", "cors_origins");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]{1,255}");

  private final Mistakes mistakes;

  HttpSection(Mistakes mistakes) {
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
        origins(http));
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

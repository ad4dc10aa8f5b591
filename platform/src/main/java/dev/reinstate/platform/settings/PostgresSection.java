package dev.reinstate.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Reads {@code postgres}. */
final class PostgresSection {

  private static final Set<String> KEYS = Set.of("uri", "pool_size");
  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

  private PostgresSection() {}

  static PostgresSettings read(Section root) {
    Section postgres = root.section("postgres", KEYS);
    String uri = postgres.text("uri");
    if (uri != null && !isPostgres(uri)) {
      postgres.mistake(
          "uri",
          "must be postgresql://user:password@host:port/database, special characters in it"
              + " percent-encoded");
    }
    return new PostgresSettings(
        uri, postgres.whole("pool_size", 1, 64, PostgresSettings.DEFAULT.poolSize()));
  }

  private static boolean isPostgres(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme())
          && text.startsWith(uri.getScheme() + "://");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

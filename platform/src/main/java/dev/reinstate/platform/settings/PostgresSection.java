package dev.reinstate.platform.settings;

import dev.reinstate.platform.database.PostgresAddress;
import java.util.Set;

/** Reads {@code postgres}. */
final class PostgresSection {

  private static final Set<String> KEYS = Set.of("uri", "pool_size");

  private PostgresSection() {}

  static PostgresSettings read(Section root) {
    Section postgres = root.section("postgres", KEYS);
    String uri = postgres.text("uri");
    if (uri != null) {
      try {
        PostgresAddress.parse(uri);
      } catch (IllegalArgumentException mistake) {
        postgres.mistake("uri", String.valueOf(mistake.getMessage()));
      }
    }
    return new PostgresSettings(
        uri, postgres.whole("pool_size", 1, 64, PostgresSettings.DEFAULT.poolSize()));
  }
}

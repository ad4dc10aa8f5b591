package dev.reinstate.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * The database.
 *
 * @param uri as {@link dev.reinstate.platform.database.PostgresAddress} reads it, often with a
 *     password in it; null for the embedded database
 * @param poolSize connections to keep, 1 to 64
 */
public record PostgresSettings(@Nullable String uri, int poolSize) {

  static final PostgresSettings DEFAULT = new PostgresSettings(null, 8);

  /** Without the URI, which may hold a password. */
  @Override
  public String toString() {
    return "PostgresSettings[poolSize=" + poolSize + "]";
  }
}

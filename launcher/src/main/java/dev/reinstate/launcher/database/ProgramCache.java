package dev.reinstate.launcher.database;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked to. */
final class ProgramCache {

  private ProgramCache() {}

  /**
   * The user's cache directory ({@code $XDG_CACHE_HOME}, else {@code ~/.cache}), shared by all data
   * directories. The data directory itself if there is no such thing, or if the server runs as
   * another account, who as a rule cannot reach into this one's home.
   */
  static Path locate(Path dataDirectory, ServerUser user) {
    Path home = Path.of(System.getProperty("user.home"));
    if (user.isAnotherAccount() || !home.isAbsolute() || !Files.isWritable(home)) {
      return dataDirectory.resolve("programs");
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || !Path.of(cache).isAbsolute() ? home.resolve(".cache") : Path.of(cache);
    return base.resolve("reinstate");
  }
}

package dev.reinstate.launcher;

import dev.reinstate.audit.AuditKey;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.settings.Settings;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the heads of the audit trail are signed with: the configured key, or else one that is kept
 * in the data directory, in {@code audit.pem}.
 */
final class GeneratedAuditKey {

  private GeneratedAuditKey() {}

  /** The key to sign with; generated when there is none yet. */
  static AuditKey orOf(Settings settings, Path dataDirectory) {
    Path configured = settings.audit().signingKey();
    return usable(
        () ->
            configured == null
                ? AuditKey.readOrCreate(file(dataDirectory))
                : AuditKey.read(configured));
  }

  /**
   * The key that an installation signs with.
   *
   * @throws StartupException if there is none
   */
  static AuditKey existing(Settings settings, Path dataDirectory) {
    Path configured = settings.audit().signingKey();
    return usable(() -> AuditKey.read(configured == null ? file(dataDirectory) : configured));
  }

  private static AuditKey usable(Supplier<AuditKey> key) {
    try {
      return key.get();
    } catch (IllegalArgumentException unusable) {
      throw new StartupException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private static Path file(Path dataDirectory) {
    return dataDirectory.resolve("audit.pem");
  }
}

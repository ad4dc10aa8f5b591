package dev.reinstate.launcher;

import dev.reinstate.launcher.database.SecretFile;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.settings.Settings;
import java.nio.file.Path;

/**
 * What tokens are signed with when the configuration does not say: a secret that {@code serve} and
 * {@code token} find in the same data directory, in {@code jwt.secret}.
 */
final class GeneratedSecret {

  private GeneratedSecret() {}

  /** The settings' own trust, or else the generated secret, made when there is none yet. */
  static JwtSettings orOf(Settings settings, Path dataDirectory) {
    JwtSettings configured = settings.jwt();
    if (configured != null) {
      return configured;
    }
    String secret = SecretFile.readOrCreate(dataDirectory.resolve("jwt.secret"));
    return new JwtSettings(new JwtKey.Secret(secret), null, null, "roles");
  }
}

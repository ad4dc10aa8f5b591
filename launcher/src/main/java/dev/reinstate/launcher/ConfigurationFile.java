package dev.reinstate.launcher;

import dev.reinstate.api.ApiVerticle;
import dev.reinstate.launcher.cluster.Member;
import dev.reinstate.platform.settings.Mistake;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.nio.file.Path;
import java.util.List;

/** A configuration file, read with this process's environment variables put in. */
final class ConfigurationFile {

  private ConfigurationFile() {}

  /**
   * @throws InvalidConfigurationException with every mistake in it
   */
  static Settings read(Path file) {
    return switch (new SettingsReader(System.getenv()).read(file)) {
      case SettingsResult.Valid valid -> withUsableKeys(file, valid.settings());
      case SettingsResult.Invalid invalid ->
          throw new InvalidConfigurationException(file, invalid.mistakes());
    };
  }

  private static Settings withUsableKeys(Path file, Settings settings) {
    try {
      if (settings.jwt() != null) {
        ApiVerticle.checkKeys(settings.jwt());
      }
      if (settings.http().tls() != null) {
        ApiVerticle.checkCertificate(settings.http().tls());
      }
      Member.checkTls(settings.cluster());
      return settings;
    } catch (IllegalArgumentException unusable) {
      String message = String.valueOf(unusable.getMessage());
      throw new InvalidConfigurationException(file, List.of(new Mistake("", message, null)));
    }
  }
}

package dev.reinstate.launcher;

import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.nio.file.Path;

/** A configuration file, read with this process's environment variables put in. */
final class ConfigurationFile {

  private ConfigurationFile() {}

  /**
   * @throws InvalidConfigurationException with every mistake in it
   */
  static Settings read(Path file) {
    return switch (new SettingsReader(System.getenv()).read(file)) {
      case SettingsResult.Valid valid -> valid.settings();
      case SettingsResult.Invalid invalid ->
          throw new InvalidConfigurationException(file, invalid.mistakes());
    };
  }
}

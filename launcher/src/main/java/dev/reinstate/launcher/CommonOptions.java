package dev.reinstate.launcher;

import dev.reinstate.platform.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which installation a command is about. */
final class CommonOptions {

  private static final Path USUAL_FILE = Path.of("reinstate.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; reinstate.yaml, if there is one here, when not given.")
  private @Nullable Path config;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where the embedded PostgreSQL and generated secrets live (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory = Path.of("data");

  /**
   * @throws InvalidConfigurationException with every mistake in the file
   */
  Settings settings() {
    if (config != null) {
      return ConfigurationFile.read(config);
    }
    return Files.exists(USUAL_FILE) ? ConfigurationFile.read(USUAL_FILE) : Settings.defaults();
  }

  Path dataDirectory() {
    return dataDirectory;
  }
}

package dev.reinstate.launcher;

import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.PostgresSettings;
import dev.reinstate.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line may say otherwise than the configuration. */
final class SettingsOverrides {

  @Option(names = "--host", paramLabel = "H", description = "The address to listen on.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.class,
      description = "The port; 0 picks a free one.")
  private @Nullable Integer port;

  @Option(
      names = "--postgres",
      paramLabel = "URI",
      converter = PostgresUri.class,
      description = "The database to use: postgresql://user:password@host:port/database.")
  private @Nullable String postgres;

  static SettingsOverrides ofPort(int port) {
    SettingsOverrides overrides = new SettingsOverrides();
    overrides.port = port;
    return overrides;
  }

  Settings applyTo(Settings settings) {
    HttpSettings http = settings.http();
    PostgresSettings database = settings.postgres();
    return settings.at(
        http.at(host == null ? http.host() : host, port == null ? http.port() : port),
        new PostgresSettings(postgres == null ? database.uri() : postgres, database.poolSize()));
  }
}

package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.Service;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;

/** The service in this process, on a given database. */
final class ServiceOnPostgres implements AutoCloseable {

  private final Service service;
  private final HttpClient http = Caller.client();

  private ServiceOnPostgres(Service service) {
    this.service = service;
  }

  static ServiceOnPostgres start(String uri) throws InterruptedException {
    return new ServiceOnPostgres(Service.start(settings(uri), Path.of("target")));
  }

  Caller admin() {
    return new Caller(http, service.uri(), Jwt.of("ada", "admin"));
  }

  @Override
  public void close() {
    http.shutdownNow();
    service.close();
  }

  private static Settings settings(String uri) {
    String yaml =
        """
        http: { port: 0 }
        postgres: { uri: "%s" }
        auth: { jwt: { secret: "%s" } }
        collections: { items: {} }
        policies:
          items: { admin: { actions: [read, create, update, restore] } }
          _audit: { admin: { actions: [read] } }
        """
            .formatted(uri, Jwt.SECRET);
    return switch (new SettingsReader(Map.of()).read(yaml, Path.of(""))) {
      case SettingsResult.Valid valid -> valid.settings();
      case SettingsResult.Invalid invalid ->
          throw new IllegalArgumentException(invalid.mistakes().toString());
    };
  }
}

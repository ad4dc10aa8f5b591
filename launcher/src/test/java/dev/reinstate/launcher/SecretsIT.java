package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import dev.reinstate.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsIT {

  private static final String CONFIGURED =
      "auth: { service_key: the key of all our processes.... }";

  @AutoClose private final TestDatabase database = TestDatabase.create();
  @AutoClose private final TestDatabase another = TestDatabase.create();

  @TempDir private Path directory;
  @TempDir private Path otherDirectory;

  @Test
  void processesOfDifferentDatabasesAreStrangersThoughOneKeyIsConfigured() {
    var secrets = new Secrets(settings(CONFIGURED), directory);

    assertThat(secrets.busKey(database.uri())).isNotEqualTo(secrets.busKey(another.uri()));
    assertThat(secrets.serviceKey(database.uri())).isEqualTo(secrets.serviceKey(another.uri()));
  }

  @Test
  void processesOfOneDatabaseAreNone() {
    var secrets = new Secrets(settings(CONFIGURED), directory);
    var others = new Secrets(settings(CONFIGURED), otherDirectory);

    assertThat(secrets.busKey(database.uri())).isEqualTo(others.busKey(database.uri()));
  }

  @Test
  void processesWithDifferentKeysAreStrangersThoughTheDatabaseIsOne() {
    var configured = new Secrets(settings(CONFIGURED), directory);
    var kept = new Secrets(Settings.defaults(), directory);

    assertThat(configured.busKey(database.uri())).isNotEqualTo(kept.busKey(database.uri()));
  }

  private static Settings settings(String yaml) {
    return ((SettingsResult.Valid) new SettingsReader(Map.of()).read(yaml, Path.of(".")))
        .settings();
  }
}

package dev.reinstate.launcher;

import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration that the demonstration brings along. */
final class DemoSettings {

  private static final String RESOURCE = "/demo/reinstate.yaml";
  private static final int ANY_FREE = 0;

  private DemoSettings() {}

  /**
   * Reads it.
   *
   * @param port where to listen; null: the usual port, or if that is taken, any free one
   */
  static Settings read(@Nullable Integer port) throws IOException {
    return SettingsOverrides.ofPort(port == null ? usualOrFreePort() : port).applyTo(read());
  }

  private static Settings read() throws IOException {
    try (InputStream in = DemoSettings.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing from the program");
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (new SettingsReader(Map.of()).read(yaml, Path.of(""))) {
        case SettingsResult.Valid valid -> valid.settings();
        case SettingsResult.Invalid invalid ->
            throw new InvalidConfigurationException(Path.of(RESOURCE), invalid.mistakes());
      };
    }
  }

  private static int usualOrFreePort() {
    int usual = Settings.defaults().http().port();
    try (ServerSocket socket = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return ANY_FREE;
    }
  }
}

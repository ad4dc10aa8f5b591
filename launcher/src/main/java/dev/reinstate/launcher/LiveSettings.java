package dev.reinstate.launcher;

import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in force. What says who may do what with which documents can be replaced while the
 * service runs, as a whole; a command goes on with the settings it began with. Safe for use from
 * any thread.
 */
final class LiveSettings implements Supplier<Settings> {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  private final Supplier<Settings> source;
  private volatile Settings current;

  /**
   * Reads the settings for the first time.
   *
   * @param source reads them anew each time
   * @throws InvalidConfigurationException with every mistake
   */
  LiveSettings(Supplier<Settings> source) {
    this.source = source;
    this.current = source.get();
  }

  @Override
  public Settings get() {
    return current;
  }

  /** Reads the settings again. A mistake in them leaves the old ones in force, and is logged. */
  synchronized void reload() {
    try {
      apply(source.get());
    } catch (InvalidConfigurationException invalid) {
      LOG.error("The configuration was not reloaded: {}", invalid.getMessage());
    }
  }

  private void apply(Settings read) {
    current = current.reloaded(read);
    LOG.info(
        "The configuration was reloaded: collections, roles, policies, hooks and http.rate_limit"
            + " are those of the file");
    if (!current.equals(read)) {
      LOG.warn(
          "What has changed under http, postgres, auth, files, audit, cluster or tracing takes"
              + " effect after a restart");
    }
  }
}

package dev.reinstate.platform.settings;

import java.util.List;

/** What came of reading a configuration. */
public sealed interface SettingsResult {

  /** It can be used. */
  record Valid(Settings settings) implements SettingsResult {}

  /**
   * It cannot.
   *
   * @param mistakes all of them, at least one, in the order of their lines
   */
  record Invalid(List<Mistake> mistakes) implements SettingsResult {

    /** Copies {@code mistakes}. */
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}

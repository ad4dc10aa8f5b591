package dev.reinstate.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a configuration. Names keys, never the values written there, so it may be
 * printed and logged.
 *
 * @param path where, such as {@code collections.employees.versioning.max_versions}; empty for the
 *     file as a whole
 * @param message what is wrong, in words for the person who wrote the file
 * @param line the line in the file, counted from 1; null when unknown
 */
public record Mistake(String path, String message, @Nullable Integer line) {

  /** One line of text: {@code path: message (line 12)}. */
  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + ": ")
        + message
        + (line == null ? "" : " (line " + line + ")");
  }
}

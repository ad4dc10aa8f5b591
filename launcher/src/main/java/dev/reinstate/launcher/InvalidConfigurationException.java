package dev.reinstate.launcher;

import dev.reinstate.platform.settings.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration file has mistakes. The message lists all of them, one a line. */
final class InvalidConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidConfigurationException(Path file, List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> file + ": " + mistake)
            .collect(Collectors.joining(System.lineSeparator())));
  }
}

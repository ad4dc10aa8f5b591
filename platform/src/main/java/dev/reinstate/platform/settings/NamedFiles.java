package dev.reinstate.platform.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a configuration names.
 *
 * @param folder what relative paths start from
 */
record NamedFiles(Path folder) {

  /** The file of that name; null, and a mistake, when it cannot be read. */
  @Nullable Path read(Section section, String key, String text) {
    try {
      Path file = folder.resolve(text).toAbsolutePath().normalize();
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // No file can have such a name, so it is reported as one that cannot be read.
    }
    section.mistake(key, "is not a file that can be read");
    return null;
  }
}

package dev.reinstate.platform.settings;

import java.util.Set;

/** Reads {@code files}. */
final class FilesSection {

  private static final Set<String> KEYS = Set.of("max_size");

  private FilesSection() {}

  static FileSettings read(Section root) {
    Section files = root.section("files", KEYS);
    return new FileSettings(
        files.size("max_size", 10 * ByteSize.GIB, FileSettings.DEFAULT.maxSize()));
  }
}

package dev.reinstate.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files that their owner alone may read (mode 0600). */
public final class OwnerOnlyFile {
  private OwnerOnlyFile() {}

  /**
   * Makes a file, and its directory, unless there is one of that name: then that stays as it is. It
   * appears under its name only when it is complete, and only once, whoever else makes it at the
   * same moment.
   *
   * @param text ASCII
   */
  public static void create(Path file, String text) throws IOException {
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(directory, ".secret", null, ownerOnly);
    try {
      Files.writeString(draft, text, US_ASCII);
      // A hard link, unlike a rename, never replaces what another process has just put there.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // The other process's file is the one that counts.
      return;
    } finally {
      Files.delete(draft);
    }
  }
}

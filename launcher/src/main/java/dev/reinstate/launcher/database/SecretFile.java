package dev.reinstate.launcher.database;

import dev.reinstate.platform.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A generated secret kept in a file that its owner alone may read (mode 0600).
 *
 * <p>The secret is 32 random bytes, written as 43 characters of base64url (RFC 4648 section 5) and
 * a line feed, so it can stand in a URI and on a command line as it is.
 */
public final class SecretFile {

  private static final int BYTES = 32;

  private SecretFile() {}

  /**
   * The secret in {@code file}, generated if there is none yet. Processes that ask at the same
   * moment all get the same one: the file appears under its name only when it is complete, and only
   * once.
   *
   * @throws StartupException if the file can be neither read nor made, or is empty
   */
  public static String readOrCreate(Path file) {
    try {
      if (Files.notExists(file)) {
        OwnerOnlyFile.create(file, generate() + "\n");
      }
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw new StartupException(file + " is empty; it should hold a generated secret");
      }
      return secret;
    } catch (IOException failure) {
      throw new StartupException("cannot keep a secret in " + file + ": " + failure, failure);
    }
  }

  /** A new one, kept nowhere. */
  static String generate() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

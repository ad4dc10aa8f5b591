package dev.reinstate.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.reinstate.launcher.database.SecretFile;
import java.nio.file.Path;

/**
 * What the service signs that only the service itself is to believe: a secret that is kept in the
 * data directory, in {@code service.key}.
 */
final class GeneratedServiceKey {

  private GeneratedServiceKey() {}

  /** The key to sign with, 43 bytes of which 32 are random; generated when there is none yet. */
  static byte[] in(Path dataDirectory) {
    return SecretFile.readOrCreate(dataDirectory.resolve("service.key")).getBytes(US_ASCII);
  }
}

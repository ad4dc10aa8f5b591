package dev.reinstate.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * The Ed25519 key that signs the ends of the audit trail. Processes that write one trail need the
 * same.
 *
 * <p>Kept as a PEM file (RFC 7468) with one {@code PRIVATE KEY} in PKCS #8 (RFC 5958, RFC 8410), as
 * {@code openssl genpkey -algorithm ed25519} makes it.
 */
public final class AuditKey {
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private AuditKey(PrivateKey privateKey) {
    this.privateKey = privateKey;
    this.publicKey = Ed25519.publicKey(privateKey);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if there is no readable file, or no such key in it; the
   *     message is for people and holds nothing of the key
   */
  public static AuditKey read(Path file) {
    try {
      return new AuditKey(PemFile.read(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the audit key " + file, unreadable);
    }
  }

  /**
   * Reads a key, made if there is none yet, in a file that its owner alone may read (mode 0600).
   * Processes that ask at the same moment all get the same one: the file appears under its name
   * only when it is complete, and only once.
   *
   * @throws IllegalArgumentException as {@link #read}, and if the file cannot be made
   */
  public static AuditKey readOrCreate(Path file) {
    try {
      if (Files.notExists(file)) {
        PemFile.create(file, Ed25519.generate());
      }
    } catch (IOException failure) {
      throw new IllegalArgumentException("cannot make the audit key " + file, failure);
    }
    return read(file);
  }

  /** What signatures are verified with; no secret. */
  public PublicKey publicKey() {
    return publicKey;
  }

  PrivateKey privateKey() {
    return privateKey;
  }
}

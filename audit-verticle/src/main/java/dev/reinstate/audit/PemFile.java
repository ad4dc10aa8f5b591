package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.reinstate.platform.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key in a PEM file (RFC 7468). */
final class PemFile {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Pattern KEY = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\\s]*)" + END);
  private static final long MAX_BYTES = 64 * 1024;

  private PemFile() {}

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException if there is none in the file, or one of another kind
   */
  static PrivateKey read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw noKey(file);
    }
    Matcher pem = KEY.matcher(new String(Files.readAllBytes(file), US_ASCII));
    if (!pem.find()) {
      throw noKey(file);
    }
    try {
      return Ed25519.decode(Base64.getMimeDecoder().decode(pem.group(1)));
    } catch (InvalidKeySpecException | IllegalArgumentException malformed) {
      throw noKey(file);
    }
  }

  /** Writes the key, unless another process has just done so: then its key is the one. */
  static void create(Path file, PrivateKey key) throws IOException {
    OwnerOnlyFile.create(file, text(key));
  }

  private static String text(PrivateKey key) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return BEGIN + "\n" + base64 + "\n" + END + "\n";
  }

  private static IllegalArgumentException noKey(Path file) {
    return new IllegalArgumentException(
        file + " does not hold an Ed25519 private key (PKCS #8 in PEM)");
  }
}

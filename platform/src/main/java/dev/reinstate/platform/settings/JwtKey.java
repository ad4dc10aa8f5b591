package dev.reinstate.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the signature of a token is checked with: exactly one source of trust. */
public sealed interface JwtKey {

  /**
   * A secret shared with the issuer, for HS256.
   *
   * @param value at least 32 bytes in UTF-8
   */
  record Secret(String value) implements JwtKey {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Secret[]";
    }
  }

  /**
   * A public key in a PEM file that was readable when the configuration was read.
   *
   * @param algorithm the one algorithm of this key; null: the usual one for its kind
   */
  record PublicKey(Path file, @Nullable JwtAlgorithm algorithm) implements JwtKey {}

  /** A JWK set (RFC 7517) in a file that was readable when the configuration was read. */
  record JwksFile(Path file) implements JwtKey {}

  /** A JWK set (RFC 7517) behind an {@code http} or {@code https} URL. */
  record JwksUrl(URI url) implements JwtKey {}
}

package dev.reinstate.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import dev.reinstate.platform.settings.JwtKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The public key of a PEM file (RFC 7468 section 13), which every token must be signed with. */
final class PemKey {

  private static final Pattern PUBLIC_KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

  private PemKey() {}

  /**
   * Reads the file, which blocks.
   *
   * @throws IllegalArgumentException if it holds no key that can verify the algorithm
   */
  static JWSKeySelector<SecurityContext> selector(JwtKey.PublicKey settings) {
    var named = settings.algorithm();
    try {
      JWK key = jwk(der(settings.file()), named == null ? null : JWSAlgorithm.parse(named.name()));
      JWSAlgorithm algorithm = KeyAlgorithm.of(key);
      if (algorithm == null || !(key instanceof AsymmetricJWK asymmetric)) {
        throw new IllegalArgumentException("a key that is too weak, or not one for the algorithm");
      }
      return new SingleKeyJWSKeySelector<>(algorithm, asymmetric.toPublicKey());
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "auth.jwt.public_key: " + settings.file() + ": " + e.getMessage(), e);
    }
  }

  private static X509EncodedKeySpec der(Path file) {
    try {
      var matcher = PUBLIC_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!matcher.find()) {
        throw new IllegalArgumentException("there is no -----BEGIN PUBLIC KEY----- in it");
      }
      return new X509EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JWK jwk(X509EncodedKeySpec der, @Nullable JWSAlgorithm algorithm)
      throws GeneralSecurityException {
    try {
      var rsa = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(der);
      return new RSAKey.Builder(rsa).algorithm(algorithm).build();
    } catch (InvalidKeySpecException notRsa) {
      var ec = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(der);
      var curve = Curve.forECParameterSpec(ec.getParams());
      return new ECKey.Builder(curve, ec).algorithm(algorithm).build();
    }
  }
}

package dev.reinstate.api;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one algorithm that a public key is used with (RFC 8725 section 3.1). */
final class KeyAlgorithm {

  /** RFC 7518 sections 3.3 and 3.5 ask for no less. */
  private static final int MIN_RSA_BITS = 2048;

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);

  private static final Map<Curve, JWSAlgorithm> EC =
      Map.of(
          Curve.P_256, JWSAlgorithm.ES256,
          Curve.P_384, JWSAlgorithm.ES384,
          Curve.P_521, JWSAlgorithm.ES512);

  private KeyAlgorithm() {}

  /**
   * The algorithm that the key names, else the usual one for its kind; null if the key is none to
   * verify signatures with: a symmetric one, a weak one, or one of another algorithm than its kind
   * has.
   */
  static @Nullable JWSAlgorithm of(JWK key) {
    return switch (key) {
      case RSAKey rsa when rsa.size() >= MIN_RSA_BITS -> ofRsa(rsa.getAlgorithm());
      case ECKey ec -> ofEc(ec);
      default -> null;
    };
  }

  private static @Nullable JWSAlgorithm ofRsa(@Nullable Algorithm named) {
    if (named == null) {
      return JWSAlgorithm.RS256;
    }
    return RSA.stream().filter(named::equals).findFirst().orElse(null);
  }

  private static @Nullable JWSAlgorithm ofEc(ECKey key) {
    JWSAlgorithm usual = EC.get(key.getCurve());
    return key.getAlgorithm() == null || key.getAlgorithm().equals(usual) ? usual : null;
  }
}

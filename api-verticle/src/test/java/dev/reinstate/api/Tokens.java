package dev.reinstate.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/** Tokens as an identity provider, or somebody who would like to be one, makes them. */
final class Tokens {

  static final String SECRET = "a secret of more than thirty-two bytes";

  static final byte[] SERVICE_KEY =
      "a key of thirty-two bytes or more".getBytes(StandardCharsets.US_ASCII);

  private Tokens() {}

  /** The claims of a good token, for one hour. */
  static JWTClaimsSet.Builder claims(Clock clock) {
    return new JWTClaimsSet.Builder()
        .subject("alice")
        .claim("roles", "manager")
        .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
  }

  static String hs256(JWTClaimsSet claims) throws JOSEException {
    return signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(SECRET));
  }

  /** A token whose claims are spelled as given. */
  static String hs256(String claims) throws JOSEException {
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  static String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Believes the tokens of these settings, and those of guests. */
  static Authenticator authenticator(Vertx vertx, JwtSettings settings, Clock clock) {
    return Authenticator.create(vertx, settings, new GuestTokens(SERVICE_KEY, clock), clock);
  }

  /** Authenticates and waits; throws what the future fails with. */
  static Authenticated authenticate(Authenticator authenticator, String token) {
    return authenticator.authenticate("Bearer " + token).await();
  }
}

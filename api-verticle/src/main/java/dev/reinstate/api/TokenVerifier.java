package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.reinstate.contracts.Actor;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.JwtSettings;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Checks one signed token (RFC 7519) from scratch: signature, time, issuer, audience, subject. What
 * its header says of keys ({@code jku}, {@code jwk}, {@code x5u}) is not believed, {@code alg:
 * none} is no signature, and a {@code crit} that names what we do not know refuses it. Any thread
 * may call it, and waits for the keys if they have to be fetched.
 */
final class TokenVerifier {

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final RolesClaim rolesClaim;

  TokenVerifier(JwtSettings settings, JWSKeySelector<SecurityContext> keys, Clock clock) {
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(new TokenClaims(settings, clock));
    // RFC 9068 names access tokens at+jwt; most issuers say JWT, or nothing.
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    this.rolesClaim = new RolesClaim(settings.rolesClaim());
  }

  /**
   * What the token says.
   *
   * @throws Unauthenticated if it is not to be believed
   * @throws AuthenticationUnavailable if the keys are out of reach
   */
  Authenticated verify(String token) {
    SignedJWT jwt = parsed(token);
    try {
      Date expiry = processor.process(jwt, null).getExpirationTime();
      JsonNode claims = Json.read(jwt.getPayload().toBytes());
      String subject = claims.path("sub").textValue();
      if (subject == null || subject.isBlank() || expiry == null) {
        throw new Unauthenticated("the token names no subject, or no expiry");
      }
      var actor = new Actor(subject, rolesClaim.in(claims), Json.write(claims), space(claims));
      return new Authenticated(actor, expiry.toInstant());
    } catch (KeySourceException e) {
      throw new AuthenticationUnavailable("the keys that tokens are verified with", e);
    } catch (BadJOSEException | JOSEException | InvalidJsonException e) {
      throw new Unauthenticated(e.getMessage());
    }
  }

  /** A token that names a space is good for that one alone. */
  private static @Nullable String space(JsonNode claims) {
    JsonNode space = claims.path("space");
    if (!space.isMissingNode() && !space.isTextual()) {
      throw new Unauthenticated("the token is bound to a space that is no text");
    }
    return space.textValue();
  }

  /** Nimbus throws more than it declares for some headers, the JSON {@code null} among them. */
  private static SignedJWT parsed(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | RuntimeException malformed) {
      throw new Unauthenticated("this is no signed JWT");
    }
  }
}

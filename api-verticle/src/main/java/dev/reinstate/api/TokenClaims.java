package dev.reinstate.api;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.reinstate.platform.settings.JwtSettings;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token must say, whoever signed it (RFC 7519 section 4.1): an {@code exp} in the future, a
 * {@code sub}, no {@code nbf} in the future, and the issuer and audience of the settings where they
 * name one. No leeway is given for clocks that differ.
 */
final class TokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

  private final Clock clock;

  TokenClaims(JwtSettings settings, Clock clock) {
    super(settings.audience(), issuedBy(settings.issuer()), Set.of("sub", "exp"));
    setMaxClockSkew(0);
    this.clock = clock;
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }

  private static JWTClaimsSet issuedBy(@Nullable String issuer) {
    var claims = new JWTClaimsSet.Builder();
    return issuer == null ? claims.build() : claims.issuer(issuer).build();
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class IssuerAndAudienceTest {

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();
  private final Authenticator authenticator =
      Tokens.authenticator(
          vertx,
          new JwtSettings(new JwtKey.Secret(Tokens.SECRET), "idp", "reinstate", "roles"),
          clock);

  @Test
  void theConfiguredIssuerAndAudienceAreAccepted() throws JOSEException {
    var claims = Tokens.claims(clock).issuer("idp").audience(List.of("other", "reinstate"));

    assertThat(authenticate(claims).actor().id()).isEqualTo("alice");
  }

  @Test
  void anotherIssuerIsRefused() {
    assertRefused(Tokens.claims(clock).issuer("idp2").audience("reinstate"));
  }

  @Test
  void noIssuerIsRefused() {
    assertRefused(Tokens.claims(clock).audience("reinstate"));
  }

  @Test
  void anotherAudienceIsRefused() {
    assertRefused(Tokens.claims(clock).issuer("idp").audience("other"));
  }

  @Test
  void noAudienceIsRefused() {
    assertRefused(Tokens.claims(clock).issuer("idp"));
  }

  private Authenticated authenticate(JWTClaimsSet.Builder claims) throws JOSEException {
    return Tokens.authenticate(authenticator, Tokens.hs256(claims.build()));
  }

  private void assertRefused(JWTClaimsSet.Builder claims) {
    assertThatThrownBy(() -> authenticate(claims)).isInstanceOf(Unauthenticated.class);
  }
}

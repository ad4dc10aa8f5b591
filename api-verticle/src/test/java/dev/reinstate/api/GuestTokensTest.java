package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Guest;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class GuestTokensTest {

  private static final Guest GUEST = new Guest("crm", "u_1", 3);

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();
  private final GuestTokens guests = new GuestTokens(Tokens.SERVICE_KEY, clock);
  private final Authenticator authenticator = authenticator(new JwtKey.Secret(Tokens.SECRET));

  @Test
  void aGuestIsWhoHisTokenSays() {
    var authenticated = Tokens.authenticate(authenticator, guests.issue(GUEST).token());

    assertThat(authenticated.guest()).isEqualTo(GUEST);
    assertThat(authenticated.actor())
        .returns("u_1", Actor::id)
        .returns(List.of("guest"), Actor::roles)
        .returns("crm", Actor::space);
    assertThat(authenticated.actor().claims()).contains("\"space\":\"crm\"", "\"sub\":\"u_1\"");
  }

  @Test
  void theTokenIsGoodForAnHour() {
    IssuedToken issued = guests.issue(GUEST);

    clock.advance(Duration.ofMinutes(59));
    var authenticated = Tokens.authenticate(authenticator, issued.token());
    assertThat(authenticated.expiresAt()).isEqualTo(issued.expiresAt());

    clock.advance(Duration.ofMinutes(1));
    assertRefused(authenticator, issued.token());
  }

  @Test
  void aGuestIsBelievedWhoeverElseIs() {
    var elsewhere = authenticator(new JwtKey.JwksUrl(URI.create("http://127.0.0.1:1/jwks")));

    var authenticated = Tokens.authenticate(elsewhere, guests.issue(GUEST).token());

    assertThat(authenticated.guest()).isEqualTo(GUEST);
  }

  @Test
  void nobodyElseCanMakeAGuest() throws JOSEException {
    assertRefused(authenticator, Tokens.hs256(claims()));
  }

  @Test
  void theKeyOfTheServiceSignsNoTokenAsItIs() throws JOSEException {
    var signer = new MACSigner(Tokens.SERVICE_KEY);

    assertRefused(
        authenticator, Tokens.signed(new JWSHeader(JWSAlgorithm.HS256), claims(), signer));
  }

  @Test
  void aGuestWithoutASignatureIsNone() {
    assertRefused(authenticator, new PlainJWT(claims()).serialize());
  }

  @Test
  void anotherServiceHasOtherGuests() {
    var another =
        new GuestTokens(
            "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII), clock);

    assertRefused(authenticator, another.issue(GUEST).token());
  }

  @Test
  void whoIsNoGuestIsNotTakenForOne() throws JOSEException {
    var token =
        Tokens.hs256(Tokens.claims(clock).claim("space", "crm").claim("version", 3).build());

    assertThat(Tokens.authenticate(authenticator, token).guest()).isNull();
  }

  private JWTClaimsSet claims() {
    return Tokens.claims(clock)
        .issuer("reinstate-guest")
        .claim("space", "crm")
        .claim("version", 3)
        .build();
  }

  private Authenticator authenticator(JwtKey key) {
    return Tokens.authenticator(vertx, new JwtSettings(key, null, null, "roles"), clock);
  }

  private static void assertRefused(Authenticator authenticator, String token) {
    assertThatThrownBy(() -> Tokens.authenticate(authenticator, token))
        .isInstanceOf(Unauthenticated.class);
  }
}

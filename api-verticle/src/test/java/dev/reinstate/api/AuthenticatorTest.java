package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticatorTest {

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();
  private final Authenticator authenticator =
      Tokens.authenticator(
          vertx, new JwtSettings(new JwtKey.Secret(Tokens.SECRET), null, null, "roles"), clock);

  @Test
  void aGoodTokenTellsWhoAsks() throws JOSEException {
    var authenticated = authenticate(Tokens.claims(clock).claim("level", 3));

    assertThat(authenticated.actor().id()).isEqualTo("alice");
    assertThat(authenticated.actor().roles()).isEqualTo(List.of("manager"));
    assertThat(authenticated.actor().claims()).contains("\"level\":3");
    assertThat(authenticated.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aTokenThatNamesNoSpaceIsGoodForAll() throws JOSEException {
    assertThat(authenticate(Tokens.claims(clock)).actor().space()).isNull();
  }

  @Test
  void aTokenThatNamesASpaceIsBoundToIt() throws JOSEException {
    assertThat(authenticate(Tokens.claims(clock).claim("space", "crm")).actor().space())
        .isEqualTo("crm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[\"crm\"]", "{}", "true"})
  void aTokenThatNamesASpaceByNoTextIsRefused(String space) throws JOSEException {
    assertRefused(Tokens.hs256("{\"sub\":\"alice\",\"exp\":9000000000,\"space\":" + space + "}"));
  }

  @Test
  void claimsKeepTheDigitsOfTheirNumbers() throws JOSEException {
    var token = Tokens.hs256("{\"sub\":\"alice\",\"exp\":9000000000,\"limit\":1.10}");

    var authenticated = Tokens.authenticate(authenticator, token);

    assertThat(authenticated.actor().claims()).contains("\"limit\":1.10");
  }

  @Test
  void theSchemeIsReadInAnyCase() throws JOSEException {
    var token = Tokens.hs256(Tokens.claims(clock).build());

    var authenticated = authenticator.authenticate("bEARER " + token).await();

    assertThat(authenticated.actor().id()).isEqualTo("alice");
  }

  @Test
  void withoutHeaderNobodyIsAuthenticated() {
    assertThatThrownBy(() -> authenticator.authenticate(null).await())
        .isInstanceOf(Unauthenticated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Bearer ä", "Bearer ."})
  void aHeaderWithoutTokenIsRefused(String header) {
    assertThatThrownBy(() -> authenticator.authenticate(header).await())
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void anotherSecretIsRefused() throws JOSEException {
    var forged =
        Tokens.signed(
            new JWSHeader(JWSAlgorithm.HS256),
            Tokens.claims(clock).build(),
            new MACSigner("another secret, of thirty-two bytes too"));

    assertRefused(forged);
  }

  @Test
  void theSecretIsGoodForNoOtherAlgorithm() throws JOSEException {
    var secret = "a secret long enough to sign with HS512 too, that is sixty-four bytes";
    var strict =
        Tokens.authenticator(
            vertx, new JwtSettings(new JwtKey.Secret(secret), null, null, "roles"), clock);
    var token =
        Tokens.signed(
            new JWSHeader(JWSAlgorithm.HS512), Tokens.claims(clock).build(), new MACSigner(secret));

    assertThatThrownBy(() -> Tokens.authenticate(strict, token))
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    assertRefused(new PlainJWT(Tokens.claims(clock).build()).serialize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE"})
  void algorithmNoneIsRefusedWithWhateverSignature(String none) throws Exception {
    var token = SignedJWT.parse(Tokens.hs256(Tokens.claims(clock).build()));
    var header = Tokens.base64Url("{\"alg\":\"" + none + "\"}");

    assertRefused(header + "." + token.getPayload().toBase64URL() + "." + token.getSignature());
  }

  @Test
  void aChangedPayloadIsRefused() throws Exception {
    var token = SignedJWT.parse(Tokens.hs256(Tokens.claims(clock).build()));
    var admin = Tokens.claims(clock).claim("roles", "admin").build();

    assertRefused(
        token.getHeader().toBase64URL()
            + "."
            + Tokens.base64Url(admin.toString())
            + "."
            + token.getSignature());
  }

  @Test
  void aCriticalHeaderThatNobodyKnowsIsRefused() throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .customParam("tenant", "a")
            .criticalParams(Set.of("tenant"))
            .build();

    assertRefused(
        Tokens.signed(header, Tokens.claims(clock).build(), new MACSigner(Tokens.SECRET)));
  }

  @Test
  void aSignedMessageOfAnotherTypeIsRefused() throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("dpop+jwt")).build();

    assertRefused(
        Tokens.signed(header, Tokens.claims(clock).build(), new MACSigner(Tokens.SECRET)));
  }

  @Test
  void aTokenIsRefusedFromTheSecondItExpires() throws JOSEException {
    assertRefused(Tokens.claims(clock).expirationTime(Date.from(clock.instant())));
  }

  @Test
  void aTokenThatWasGoodIsRefusedOnceItHasExpired() throws JOSEException {
    var token = Tokens.hs256(Tokens.claims(clock).build());
    Tokens.authenticate(authenticator, token);

    clock.advance(Duration.ofHours(1));

    assertRefused(token);
  }

  @Test
  void aTokenIsRefusedBeforeItsTime() throws JOSEException {
    assertRefused(Tokens.claims(clock).notBeforeTime(Date.from(clock.instant().plusSeconds(1))));
  }

  @Test
  void aTokenWithoutExpiryIsRefused() throws JOSEException {
    assertRefused(Tokens.claims(clock).expirationTime(null));
  }

  @Test
  void aTokenWithoutSubjectIsRefused() throws JOSEException {
    assertRefused(Tokens.claims(clock).subject(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "7", "null", "\"a\\u0000b\"", "\"\\ud800\""})
  void aSubjectThatNamesNobodyIsRefused(String subject) throws JOSEException {
    assertRefused(Tokens.hs256("{\"exp\":9000000000,\"sub\":" + subject + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"9000000000\"", "-1", "1e400", "9223372036854775807", "{}"})
  void anExpiryThatIsNoTimeIsRefused(String expiry) throws JOSEException {
    assertRefused(Tokens.hs256("{\"sub\":\"alice\",\"exp\":" + expiry + "}"));
  }

  private Authenticated authenticate(JWTClaimsSet.Builder claims) throws JOSEException {
    return Tokens.authenticate(authenticator, Tokens.hs256(claims.build()));
  }

  private void assertRefused(JWTClaimsSet.Builder claims) throws JOSEException {
    assertRefused(Tokens.hs256(claims.build()));
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> Tokens.authenticate(authenticator, token))
        .isInstanceOf(Unauthenticated.class);
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JwksKeysTest {

  private static final RSAKey first = rsa("first");
  private static final RSAKey second = rsa("second");

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();

  @AutoClose private final KeyServer server = new KeyServer();

  private final Authenticator authenticator = trusting(new JwtKey.JwksUrl(server.url()));

  JwksKeysTest() throws IOException {}

  @Test
  void aPublishedKeyIsBelieved() throws JOSEException {
    server.publish(first.toPublicJWK());

    assertThat(authenticate(rs256(first)).actor().id()).isEqualTo("alice");
  }

  @Test
  void theKeysAreFetchedOnceForManyTokens() throws JOSEException {
    server.publish(first.toPublicJWK(), second.toPublicJWK());

    authenticate(rs256(first));
    authenticate(rs256(second));

    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void aKeyPublishedLaterIsFoundByItsName() throws JOSEException {
    server.publish(first.toPublicJWK());
    authenticate(rs256(first));

    server.publish(second.toPublicJWK());

    assertThat(authenticate(rs256(second)).actor().id()).isEqualTo("alice");
  }

  @Test
  void aKeyThatIsNotPublishedIsRefused() throws JOSEException {
    server.publish(first.toPublicJWK());

    assertRefused(rs256(second));
  }

  @Test
  void inventedNamesDoNotMakeItFetchWithoutEnd() throws JOSEException {
    server.publish(first.toPublicJWK());

    for (int i = 0; i < 20; i++) {
      assertRefused(rs256(new RSAKey.Builder(second).keyID("invented" + i).build()));
    }

    assertThat(server.requests()).isLessThanOrEqualTo(2);
  }

  @Test
  void theNameOfAnotherKeyDoesNotHelp() throws JOSEException {
    server.publish(first.toPublicJWK());

    assertRefused(rs256(new RSAKey.Builder(second).keyID("first").build()));
  }

  @Test
  void aTokenThatNamesNoKeyIsTriedWithAllOfItsAlgorithm() throws JOSEException {
    server.publish(first.toPublicJWK(), second.toPublicJWK());

    assertThat(authenticate(signed(new JWSHeader(JWSAlgorithm.RS256), second)).actor().id())
        .isEqualTo("alice");
  }

  @Test
  void aKeyWithoutAlgorithmHasTheUsualOne() throws JOSEException {
    server.publish(first.toPublicJWK());
    var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("first").build();

    assertRefused(signed(header, first));
  }

  @Test
  void aKeyThatNamesItsAlgorithmIsUsedWithThatOne() throws JOSEException {
    server.publish(new RSAKey.Builder(first).algorithm(JWSAlgorithm.PS256).build().toPublicJWK());
    var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("first").build();

    assertThat(authenticate(signed(header, first)).actor().id()).isEqualTo("alice");
    assertRefused(rs256(first));
  }

  @Test
  void anEllipticKeyIsBelieved() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    server.publish(key.toPublicJWK());
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build();

    var token = Tokens.signed(header, Tokens.claims(clock).build(), new ECDSASigner(key));

    assertThat(authenticate(token).actor().id()).isEqualTo("alice");
  }

  @Test
  void aPublishedSecretIsNoKey() throws JOSEException {
    OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).keyID("secret").generate();
    server.publish(secret, first.toPublicJWK());
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("secret").build();

    assertRefused(Tokens.signed(header, Tokens.claims(clock).build(), new MACSigner(secret)));
  }

  @Test
  void whatTheHeaderSaysOfKeysIsNotBelieved() throws JOSEException, IOException {
    server.publish(first.toPublicJWK());
    try (var attacker = new KeyServer()) {
      attacker.publish(second.toPublicJWK());
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .jwkURL(attacker.url())
              .x509CertURL(attacker.url())
              .jwk(second.toPublicJWK())
              .build();

      assertRefused(signed(header, second));

      assertThat(attacker.requests()).isZero();
    }
  }

  @Test
  void keysOutOfReachAreNobodysFault() {
    server.close();

    for (int attempt = 0; attempt < 5; attempt++) {
      assertThatThrownBy(() -> authenticate(rs256(first)))
          .isInstanceOf(AuthenticationUnavailable.class);
    }
  }

  @Test
  void anAnswerThatIsNoKeySetIsNobodysFault() {
    server.answer("<html>Bad gateway</html>");

    assertThatThrownBy(() -> authenticate(rs256(first)))
        .isInstanceOf(AuthenticationUnavailable.class);
  }

  @Test
  void theKeysMayBeInAFile(@TempDir Path folder) throws JOSEException, IOException {
    var file = folder.resolve("jwks.json");
    Files.writeString(file, new JWKSet(first).toString());
    var fromFile = trusting(new JwtKey.JwksFile(file));

    assertThat(Tokens.authenticate(fromFile, rs256(first)).actor().id()).isEqualTo("alice");
  }

  @Test
  void aFileThatGetsANewKeyIsReadAgain(@TempDir Path folder) throws JOSEException, IOException {
    var file = folder.resolve("jwks.json");
    Files.writeString(file, new JWKSet(first).toString());
    var fromFile = trusting(new JwtKey.JwksFile(file));
    Tokens.authenticate(fromFile, rs256(first));

    Files.writeString(file, new JWKSet(second).toString());

    assertThat(Tokens.authenticate(fromFile, rs256(second)).actor().id()).isEqualTo("alice");
  }

  @Test
  void aFileThatIsNoKeySetIsAConfigurationMistake(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("jwks.json"), "{}");

    assertThatThrownBy(() -> trusting(new JwtKey.JwksFile(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("auth.jwt.jwks: " + file);
  }

  private static RSAKey rsa(String name) {
    try {
      return new RSAKeyGenerator(2048).keyID(name).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Authenticator trusting(JwtKey key) {
    return Tokens.authenticator(vertx, new JwtSettings(key, null, null, "roles"), clock);
  }

  private Authenticated authenticate(String token) {
    return Tokens.authenticate(authenticator, token);
  }

  private String rs256(RSAKey key) throws JOSEException {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key);
  }

  private String signed(JWSHeader header, RSAKey key) throws JOSEException {
    return Tokens.signed(header, Tokens.claims(clock).build(), new RSASSASigner(key));
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> authenticate(token)).isInstanceOf(Unauthenticated.class);
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.reinstate.platform.settings.JwtAlgorithm;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PemKeyTest {

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();

  @TempDir private Path folder;

  @Test
  void anRsaKeyVerifiesRs256() throws Exception {
    var rsa = rsa(2048);

    var token = token("RS256", new RSASSASigner(rsa.getPrivate()));

    assertThat(Tokens.authenticate(trusting(pem(rsa.getPublic()), null), token).actor().id())
        .isEqualTo("alice");
  }

  @Test
  void anRsaKeyVerifiesNothingButItsAlgorithm() throws Exception {
    var rsa = rsa(2048);
    var authenticator = trusting(pem(rsa.getPublic()), null);

    assertRefused(authenticator, token("RS512", new RSASSASigner(rsa.getPrivate())));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "[RP]S.*")
  void theConfigurationChoosesTheAlgorithmOfAnRsaKey(JwtAlgorithm algorithm) throws Exception {
    var rsa = rsa(2048);

    var token = token(algorithm.name(), new RSASSASigner(rsa.getPrivate()));

    assertThat(Tokens.authenticate(trusting(pem(rsa.getPublic()), algorithm), token).actor().id())
        .isEqualTo("alice");
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, ES256", "secp384r1, ES384", "secp521r1, ES512"})
  void theCurveOfAnEcKeyDecidesItsAlgorithm(String curve, String algorithm) throws Exception {
    var ec = ec(curve);

    var token = token(algorithm, new ECDSASigner((ECPrivateKey) ec.getPrivate()));

    assertThat(Tokens.authenticate(trusting(pem(ec.getPublic()), null), token).actor().id())
        .isEqualTo("alice");
  }

  @Test
  void aPublicKeyIsNoSecret() throws Exception {
    var file = pem(rsa(2048).getPublic());
    var authenticator = trusting(file, null);
    byte[] known = Files.readAllBytes(file);

    assertRefused(authenticator, token("HS256", new MACSigner(known)));
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    var authenticator = trusting(pem(rsa(2048).getPublic()), null);

    assertRefused(authenticator, token("RS256", new RSASSASigner(rsa(2048).getPrivate())));
  }

  @Test
  void aWeakKeyIsAConfigurationMistake() throws Exception {
    var file = pem(rsa(1024).getPublic());

    assertThatThrownBy(() -> trusting(file, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("auth.jwt.public_key: " + file);
  }

  @Test
  void anAlgorithmOfAnotherKindOfKeyIsAConfigurationMistake() throws Exception {
    var file = pem(ec("secp256r1").getPublic());

    assertThatThrownBy(() -> trusting(file, JwtAlgorithm.RS256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("auth.jwt.public_key: " + file);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "hello",
    "-----BEGIN PUBLIC KEY-----!-----END PUBLIC KEY-----",
    "-----BEGIN PUBLIC KEY-----aGVsbG8=-----END PUBLIC KEY-----"
  })
  void aFileWithoutKeyIsAConfigurationMistake(String content) throws Exception {
    var file = Files.writeString(folder.resolve("key.pem"), content);

    assertThatThrownBy(() -> trusting(file, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("auth.jwt.public_key: " + file);
  }

  private Authenticator trusting(Path file, @Nullable JwtAlgorithm algorithm) {
    var key = new JwtKey.PublicKey(file, algorithm);
    return Tokens.authenticator(vertx, new JwtSettings(key, null, null, "roles"), clock);
  }

  private String token(String algorithm, JWSSigner signer) throws Exception {
    var header = new JWSHeader(JWSAlgorithm.parse(algorithm));
    return Tokens.signed(header, Tokens.claims(clock).build(), signer);
  }

  private Path pem(PublicKey key) throws Exception {
    var base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair ec(String curve) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static void assertRefused(Authenticator authenticator, String token) {
    assertThatThrownBy(() -> Tokens.authenticate(authenticator, token))
        .isInstanceOf(Unauthenticated.class);
  }
}

package dev.reinstate.api;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells who asks, from the token of a request. May be called on an event loop. */
final class Authenticator {

  private static final int REMEMBERED_TOKENS = 10_000;

  private final VerifiedTokens verified;
  private final GuestTokens guests;
  private final Function<String, Future<Authenticated>> verification;

  private Authenticator(
      VerifiedTokens verified,
      GuestTokens guests,
      Function<String, Future<Authenticated>> verification) {
    this.verified = verified;
    this.guests = guests;
    this.verification = verification;
  }

  /**
   * Believes the tokens of these settings, and those of guests. Reads a key file, which blocks.
   *
   * @throws IllegalArgumentException if the key cannot be used, with its place in the configuration
   */
  static Authenticator create(Vertx vertx, JwtSettings settings, GuestTokens guests, Clock clock) {
    return new Authenticator(
        new VerifiedTokens(REMEMBERED_TOKENS, clock),
        guests,
        switch (settings.key()) {
          case JwtKey.Secret secret -> inline(new TokenVerifier(settings, hs256(secret), clock));
          case JwtKey.PublicKey pem ->
              inline(new TokenVerifier(settings, PemKey.selector(pem), clock));
          case JwtKey.JwksFile jwks -> {
            requireKeySet(jwks.file());
            yield fetching(vertx, settings, jwks.file().toUri(), clock);
          }
          case JwtKey.JwksUrl jwks -> fetching(vertx, settings, jwks.url(), clock);
        });
  }

  /**
   * Reads the key files that {@link #create} would read.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static void checkKeys(JwtSettings settings) {
    switch (settings.key()) {
      case JwtKey.PublicKey pem -> PemKey.selector(pem);
      case JwtKey.JwksFile jwks -> requireKeySet(jwks.file());
      case JwtKey.Secret secret -> {}
      case JwtKey.JwksUrl provider -> {}
    }
  }

  /**
   * Fails with {@link Unauthenticated}, or with {@link AuthenticationUnavailable} while that cannot
   * be told. Whether a guest has been removed is not looked at.
   *
   * @param authorization the request's {@code Authorization} header
   */
  Future<Authenticated> authenticate(@Nullable String authorization) {
    try {
      String token = BearerToken.in(authorization);
      Authenticated known = verified.find(token);
      return known != null
          ? Future.succeededFuture(known)
          : verified(token).onSuccess(result -> verified.keep(token, result));
    } catch (Unauthenticated | AuthenticationUnavailable e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Authenticated> verified(String token) {
    return GuestTokens.isClaimedBy(token)
        ? Future.succeededFuture(guests.verify(token))
        : verification.apply(token);
  }

  /** For keys at hand: the check is arithmetic, tens of microseconds. */
  private static Function<String, Future<Authenticated>> inline(TokenVerifier verifier) {
    return token -> Future.succeededFuture(verifier.verify(token));
  }

  private static Function<String, Future<Authenticated>> fetching(
      Vertx vertx, JwtSettings settings, URI jwks, Clock clock) {
    try {
      var keys = new JwksKeys(jwks.toURL());
      return new BlockingVerification(vertx, new TokenVerifier(settings, keys, clock));
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("auth.jwt.jwks: " + e.getMessage(), e);
    }
  }

  /** A provider may be away for a while; a file that is wrong at the start stays wrong. */
  private static void requireKeySet(Path file) {
    try {
      var unused = JWKSet.load(file.toFile());
    } catch (IOException | ParseException e) {
      throw new IllegalArgumentException("auth.jwt.jwks: " + file + ": " + e.getMessage(), e);
    }
  }

  static JWSKeySelector<SecurityContext> hs256(JwtKey.Secret secret) {
    byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
    return new SingleKeyJWSKeySelector<>(
        JWSAlgorithm.HS256, new SecretKeySpec(bytes, "HmacSHA256"));
  }
}

package dev.reinstate.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URL;
import java.security.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of a JWK set (RFC 7517) in a file or behind a URL.
 *
 * <p>The set is fetched when it is first needed, again when it is {@link #FRESH} old, and when a
 * token names a key that is not in it: that is how a new key is found. Strangers can make up such
 * names, so it is fetched at most twice in {@link #MIN_INTERVAL}. While it is out of reach the last
 * set that was read stays in force. Fetching blocks, for a few seconds at most.
 */
final class JwksKeys implements JWSKeySelector<SecurityContext> {

  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration MIN_INTERVAL = Duration.ofSeconds(30);

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_BYTES = 512 * 1024;

  private final JWKSource<SecurityContext> source;

  JwksKeys(URL url) {
    this.source =
        JWKSourceBuilder.create(
                url, new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
            .cache(FRESH.toMillis(), 2 * TIMEOUT_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(MIN_INTERVAL.toMillis())
            .outageTolerantForever()
            .build();
  }

  /**
   * The keys that the header's {@code kid} and {@code alg} mean; its other parameters are hearsay.
   */
  @Override
  public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
      throws KeySourceException {
    List<Key> keys = new ArrayList<>();
    if (JWSAlgorithm.Family.SIGNATURE.contains(header.getAlgorithm())) {
      for (JWK key : find(JWKMatcher.forJWSHeader(header))) {
        if (header.getAlgorithm().equals(KeyAlgorithm.of(key))) {
          keys.add(publicKey((AsymmetricJWK) key));
        }
      }
    }
    return keys;
  }

  private List<JWK> find(JWKMatcher matcher) throws KeySourceException {
    try {
      return source.get(new JWKSelector(matcher), null);
    } catch (RateLimitReachedException tooSoon) {
      requireKnownSet();
      return List.of();
    }
  }

  /** Without any set, nobody can say that a key is unknown. */
  private void requireKnownSet() throws KeySourceException {
    var unused = source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
  }

  private static Key publicKey(AsymmetricJWK key) throws KeySourceException {
    try {
      return key.toPublicKey();
    } catch (JOSEException e) {
      throw new KeySourceException("a key of the set cannot be read", e);
    }
  }
}

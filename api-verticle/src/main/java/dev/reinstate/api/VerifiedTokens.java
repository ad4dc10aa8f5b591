package dev.reinstate.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers tokens that were verified, until they expire, so that a signature is paid for once. It
 * holds no more than its capacity and forgets the one not used for longest. It keeps their SHA-256
 * and not the tokens, so that a memory dump gives none away. Any thread may call it.
 */
final class VerifiedTokens {

  private final Map<ByteBuffer, Authenticated> verified;
  private final Clock clock;

  VerifiedTokens(int capacity, Clock clock) {
    this.verified = Collections.synchronizedMap(new LeastRecentlyUsed(capacity));
    this.clock = clock;
  }

  /** What the token says; null if it is unknown or has expired. */
  @Nullable Authenticated find(String token) {
    ByteBuffer key = key(token);
    Authenticated known = verified.get(key);
    if (known != null && !clock.instant().isBefore(known.expiresAt())) {
      verified.remove(key);
      return null;
    }
    return known;
  }

  void keep(String token, Authenticated authenticated) {
    verified.put(key(token), authenticated);
  }

  private static ByteBuffer key(String token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<ByteBuffer, Authenticated> {

    private static final long serialVersionUID = 1L;
    private static final float LOAD_FACTOR = 0.75f;

    private final int capacity;

    LeastRecentlyUsed(int capacity) {
      super(16, LOAD_FACTOR, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Authenticated> eldest) {
      return size() > capacity;
    }
  }
}

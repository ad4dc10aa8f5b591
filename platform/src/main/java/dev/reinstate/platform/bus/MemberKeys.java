package dev.reinstate.platform.bus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.reinstate.platform.HmacSha256;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that each process seals its messages with: derived from the service's and the process's
 * random id, so that every process of the service knows it, and nobody else. One of its own for
 * each means that numbers are unique under it. Safe for use from any thread.
 */
final class MemberKeys {
  private static final byte[] PURPOSE = "reinstate bus".getBytes(US_ASCII);
  private static final int MOST_KEPT = 1_000;

  private final byte[] busKey;

  /** Also those of processes that do not exist: whoever makes ids up costs a derivation each. */
  private final Cache<UUID, SecretKeySpec> keys =
      CacheBuilder.newBuilder().maximumSize(MOST_KEPT).build();

  /**
   * Derives nothing yet.
   *
   * @param serviceKey 32 bytes or more
   */
  MemberKeys(byte[] serviceKey) {
    busKey = HmacSha256.of(serviceKey, PURPOSE);
  }

  SecretKeySpec of(UUID member) {
    SecretKeySpec known = keys.getIfPresent(member);
    if (known != null) {
      return known;
    }
    var key = new SecretKeySpec(HmacSha256.of(busKey, member.toString().getBytes(US_ASCII)), "AES");
    keys.put(member, key);
    return key;
  }
}

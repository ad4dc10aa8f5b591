package dev.reinstate.hooks;

import dev.reinstate.platform.settings.HookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks describes: HMAC-SHA256 over id, timestamp and body, which
 * proves where they come from and, by the timestamp, that they are new.
 */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The three headers that a message with this body goes with. */
  static Map<String, String> headers(
      List<HookSecret> secrets, String id, Instant timestamp, byte[] body) {
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(timestamp.getEpochSecond()),
        "webhook-signature",
        header(secrets, id, timestamp, body));
  }

  /**
   * The header {@code webhook-signature}: {@code v1,} and Base64 for each secret, separated by
   * spaces. A receiver needs to know one of the secrets.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp of the header {@code webhook-timestamp}, which has whole seconds
   */
  static String header(List<HookSecret> secrets, String id, Instant timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, head, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(HookSecret secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
    }
  }
}

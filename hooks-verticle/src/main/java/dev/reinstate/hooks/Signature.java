package dev.reinstate.hooks;

import dev.reinstate.platform.HmacSha256;
import dev.reinstate.platform.settings.HookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs messages as Standard Webhooks describes: HMAC-SHA256 over id, timestamp and body, which
 * proves where they come from and, by the timestamp, that they are new.
 */
final class Signature {
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
        .map(
            secret ->
                "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(secret.key(), head, body)))
        .collect(Collectors.joining(" "));
  }
}

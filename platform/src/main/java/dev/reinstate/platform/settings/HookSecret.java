package dev.reinstate.platform.settings;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the sender and the receiver of a webhook both know, as Standard Webhooks writes it: {@code
 * whsec_} and the Base64 of 24 to 64 bytes.
 *
 * @param text the same, to be shown to nobody
 */
public record HookSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  /** The secret that a text stands for; null if it is none. */
  static @Nullable HookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return null;
    }
    var secret = new HookSecret(text);
    try {
      int bytes = secret.key().length;
      return bytes >= LEAST_BYTES && bytes <= MOST_BYTES ? secret : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The bytes that messages are signed with. */
  public byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** Without the secret: this may end up in a log. */
  @Override
  public String toString() {
    return PREFIX + "***";
  }
}

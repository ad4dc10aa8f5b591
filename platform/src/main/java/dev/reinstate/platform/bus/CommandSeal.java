package dev.reinstate.platform.bus;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Closes what goes from process to process, so that only a process of the service can have made it,
 * only for the one it was made for, and nobody else on the bus can read it: AES-256-GCM (NIST SP
 * 800-38D), with the envelope and the recipient as additional data. The number of a message is its
 * nonce: nobody seals twice with the same key and number. Says nothing of how old a message is, or
 * whether it was there before. Safe for use from any thread.
 */
final class CommandSeal {
  /** The recipient of what is for all. */
  static final UUID EVERYBODY = new UUID(0, 0);

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;

  private final UUID self;
  private final MemberKeys keys;
  private final InstantSource clock;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * Seals for a process that starts now.
   *
   * @param self its id; random, and never used before
   */
  CommandSeal(UUID self, MemberKeys keys, InstantSource clock) {
    this.self = self;
    this.keys = keys;
    this.clock = clock;
  }

  /** The envelope of the next message. To be sealed with it once. */
  Envelope next(Kind kind, long subject, Duration patience) {
    long now = clock.millis();
    return new Envelope(
        kind, self, numbers.incrementAndGet(), subject, now, now + patience.toMillis());
  }

  /** Whether it says that it is from here. */
  boolean isOwn(Envelope envelope) {
    return envelope.sender().equals(self);
  }

  /** The message in its envelope. */
  Buffer seal(Envelope envelope, UUID recipient, Buffer content) {
    Buffer outside = envelope.bytes();
    try {
      byte[] inside =
          cipher(Cipher.ENCRYPT_MODE, envelope, outside, recipient).doFinal(content.getBytes());
      return outside.appendBytes(inside);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  /**
   * What is in a message.
   *
   * @param envelope that it has
   * @return empty when it was not made by its sender for this recipient, or altered on the way
   */
  Optional<Buffer> open(Envelope envelope, Buffer wire, UUID recipient) {
    try {
      Cipher cipher =
          cipher(Cipher.DECRYPT_MODE, envelope, wire.slice(0, Envelope.SIZE), recipient);
      byte[] inside = wire.getBytes(Envelope.SIZE, wire.length());
      return Optional.of(Buffer.buffer(cipher.doFinal(inside)));
    } catch (AEADBadTagException forged) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  private Cipher cipher(int mode, Envelope envelope, Buffer outside, UUID recipient)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(envelope.number()).array();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, keys.of(envelope.sender()), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(outside.getBytes());
    cipher.updateAAD(
        ByteBuffer.allocate(16)
            .putLong(recipient.getMostSignificantBits())
            .putLong(recipient.getLeastSignificantBits())
            .array());
    return cipher;
  }
}

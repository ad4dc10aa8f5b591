package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.reinstate.contracts.AuditHead;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The signature of a head: Ed25519 (RFC 8032) over the ASCII bytes of four lines, each ended by a
 * line feed: {@code reinstate.audit.head/1}, the {@code seq} in decimal digits, the {@code hash},
 * and when it was signed in microseconds since 1970-01-01T00:00:00Z.
 */
final class HeadSignature {
  private static final String ALGORITHM = "Ed25519";

  private HeadSignature() {}

  /**
   * Signs the end of a chain.
   *
   * @param at to the microsecond; what is finer is left out
   */
  static AuditHead sign(ChainEnd end, Instant at, AuditKey key) {
    Instant signedAt = at.truncatedTo(ChronoUnit.MICROS);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key.privateKey());
      signature.update(text(end.seq(), end.hash(), signedAt));
      String signed = Base64.getEncoder().encodeToString(signature.sign());
      return new AuditHead(end.seq(), end.hash(), signedAt, encoded(key.publicKey()), signed);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("a head cannot be signed", broken);
    }
  }

  /** Whether this key, and no other, has signed exactly this head. */
  static boolean verify(AuditHead head, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(text(head.seq(), head.hash(), head.signedAt()));
      return head.publicKey().equals(encoded(key))
          && signature.verify(Base64.getDecoder().decode(head.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
      return false;
    }
  }

  /** Whether a head says that it is signed with this key. */
  static boolean isBy(AuditHead head, AuditKey key) {
    return head.publicKey().equals(encoded(key.publicKey()));
  }

  private static String encoded(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static byte[] text(long seq, String hash, Instant signedAt) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, signedAt);
    return ("reinstate.audit.head/1\n" + seq + "\n" + hash + "\n" + micros + "\n")
        .getBytes(US_ASCII);
  }
}

package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AuditHead;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadSignatureTest {
  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789012345Z");
  private static final ChainEnd END = new ChainEnd(7, "ab".repeat(32));

  @TempDir Path directory;
  private AuditKey key;
  private AuditHead head;

  @BeforeEach
  void sign() {
    key = AuditKey.readOrCreate(directory.resolve("key"));
    head = HeadSignature.sign(END, AT, key);
  }

  @Test
  void aSignedHeadIsBelieved() {
    assertThat(HeadSignature.verify(head, key.publicKey())).isTrue();
    assertThat(head.signedAt()).isEqualTo("2026-02-03T04:05:06.789012Z");
  }

  @Test
  void anotherKeysHeadIsNot() {
    AuditKey other = AuditKey.readOrCreate(directory.resolve("other"));

    assertThat(HeadSignature.verify(head, other.publicKey())).isFalse();
  }

  @Test
  void aHeadIsNotBelievedOnceAnyOfItIsChanged() {
    assertThat(believed(8, head.hash(), head.signedAt(), head.signature())).isFalse();
    assertThat(believed(7, "cd".repeat(32), head.signedAt(), head.signature())).isFalse();
    assertThat(believed(7, head.hash(), head.signedAt().plusNanos(1_000), head.signature()))
        .isFalse();
    assertThat(believed(7, head.hash(), head.signedAt(), "AAAA")).isFalse();
    assertThat(believed(7, head.hash(), head.signedAt(), "no base64!")).isFalse();
  }

  private boolean believed(long seq, String hash, Instant at, String signature) {
    return HeadSignature.verify(
        new AuditHead(seq, hash, at, head.publicKey(), signature), key.publicKey());
  }
}

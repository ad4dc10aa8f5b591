package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final byte[] KEY = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);
  private static final UUID RECIPIENT = UUID.randomUUID();
  private static final Buffer SMALL = Buffer.buffer("x".repeat(Letters.LARGE));
  private static final Buffer LARGE = Buffer.buffer("x".repeat(Letters.LARGE + 1));

  private final CommandSeal seal =
      new CommandSeal(UUID.randomUUID(), new MemberKeys(KEY), InstantSource.system());
  private final Letters letters = new Letters(seal, new ContractsCodec());
  private final Envelope envelope = seal.next(Kind.COMMAND, 0, Duration.ofSeconds(1));

  /** Where it was written to the end, or read. */
  private final CompletableFuture<Thread> worked = new CompletableFuture<>();

  @Test
  void whatIsSmallIsWrittenAtOnce() {
    assertThat(letters.write(envelope, RECIPIENT, writes(SMALL)).isComplete()).isTrue();

    assertThat(worked).isCompletedWithValue(Thread.currentThread());
  }

  @Test
  void whatIsLargeIsWrittenWhereItHoldsNobodyUp() throws Exception {
    Buffer letter = ClusterNode.await(letters.write(envelope, RECIPIENT, writes(LARGE)));

    assertThat(worked.join().isVirtual()).isTrue();
    assertThat(seal.open(envelope, letter, RECIPIENT)).contains(LARGE);
  }

  @Test
  void whatIsSmallIsReadAtOnce() {
    Letters.read(SMALL, () -> worked.complete(Thread.currentThread()));

    assertThat(worked).isCompletedWithValue(Thread.currentThread());
  }

  @Test
  void whatIsLargeIsReadWhereItHoldsNobodyUp() {
    Letters.read(LARGE, () -> worked.complete(Thread.currentThread()));

    assertThat(worked.join().isVirtual()).isTrue();
  }

  @Test
  void whatCannotBeWrittenFails() {
    Carried unwritable =
        (codec, most) -> {
          throw new IllegalStateException();
        };

    assertThat(letters.write(envelope, RECIPIENT, unwritable).failed()).isTrue();
  }

  private Carried writes(Buffer content) {
    return (codec, most) -> {
      if (content.length() > most) {
        return Optional.empty();
      }
      worked.complete(Thread.currentThread());
      return Optional.of(content);
    };
  }
}

package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final long SENT = 1_000_000;
  private static final Envelope LONG_WAIT = sent(30_000);
  private static final Envelope SHORT_WAIT = sent(1_000);

  @Test
  void itIsReadAsItWasWritten() {
    assertThat(Envelope.of(LONG_WAIT.bytes().appendString("sealed"))).contains(LONG_WAIT);
  }

  @Test
  void whatHasNoneIsNoMessage() {
    assertThat(Envelope.of(Buffer.buffer("x".repeat(100)))).isEmpty();
  }

  @Test
  void norIsAnEmptyOne() {
    assertThat(Envelope.of(LONG_WAIT.bytes())).isEmpty();
  }

  @Test
  void aCommandMayBeBegunAtOnce() {
    assertThat(LONG_WAIT.mayBegin(SENT)).isTrue();
  }

  @Test
  void notOnceItsSenderHasGivenUp() {
    assertThat(SHORT_WAIT.mayBegin(SENT + 3_001)).isFalse();
  }

  @Test
  void norOnceHeMayHaveGivenUpItsWorker() {
    assertThat(LONG_WAIT.mayBegin(SENT + 3_501)).isFalse();
  }

  @Test
  void norWhenItComesFromTheFuture() {
    assertThat(LONG_WAIT.mayBegin(SENT - 2_001)).isFalse();
  }

  @Test
  void clocksMayDifferALittle() {
    assertThat(LONG_WAIT.mayBegin(SENT - 2_000)).isTrue();
  }

  @Test
  void alsoWhereSomebodyDoesNotWaitLong() {
    assertThat(SHORT_WAIT.mayBegin(SENT + 3_000)).isTrue();
  }

  @Test
  void howLongItIsWaitedForIsWhatItsSenderSays() {
    assertThat(SHORT_WAIT.patience()).hasSeconds(1);
  }

  private static Envelope sent(int patience) {
    return new Envelope(Kind.COMMAND, new UUID(1, 2), 3, 4, SENT, SENT + patience);
  }
}

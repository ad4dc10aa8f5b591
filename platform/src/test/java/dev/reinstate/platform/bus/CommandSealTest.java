package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CommandSealTest {
  private static final byte[] KEY = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER_KEY = "o".repeat(32).getBytes(StandardCharsets.US_ASCII);
  private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_000_000));
  private static final UUID SENDER = new UUID(1, 2);
  private static final UUID RECIPIENT = new UUID(3, 4);
  private static final Buffer CONTENT = Buffer.buffer("a command with a salary in it");

  private final CommandSeal sender = new CommandSeal(SENDER, new MemberKeys(KEY), NOW);
  private final CommandSeal recipient = new CommandSeal(RECIPIENT, new MemberKeys(KEY), NOW);

  @Test
  void whoItIsForFindsInItWhatWasPutThere() {
    assertThat(open(recipient, sealed(), RECIPIENT)).contains(CONTENT);
  }

  @Test
  void nobodyCanReadItOnTheWay() {
    assertThat(sealed().toString(StandardCharsets.ISO_8859_1)).doesNotContain("salary");
  }

  @Property
  void whereverItIsAlteredItIsNotOpened(
      @ForAll @IntRange(max = 94) int place, @ForAll @IntRange(max = 7) int bit) {
    Buffer altered = sealed().copy();
    altered.setByte(place, (byte) (altered.getByte(place) ^ 1 << bit));

    assertThat(
            Envelope.of(altered).flatMap(envelope -> recipient.open(envelope, altered, RECIPIENT)))
        .isEmpty();
  }

  @Property
  void noPartOfItIsOpened(@ForAll @IntRange(max = 94) int length) {
    Buffer part = sealed().getBuffer(0, length);

    assertThat(Envelope.of(part).flatMap(envelope -> recipient.open(envelope, part, RECIPIENT)))
        .isEmpty();
  }

  @Test
  void itIsForNobodyElse() {
    assertThat(open(recipient, sealed(), new UUID(3, 5))).isEmpty();
  }

  @Test
  void withAnotherKeyNobodyMakesOne() {
    var stranger = new CommandSeal(SENDER, new MemberKeys(OTHER_KEY), NOW);
    Envelope envelope = stranger.next(Kind.COMMAND, 0, Duration.ofSeconds(1));

    Buffer forged = stranger.seal(envelope, RECIPIENT, CONTENT);

    assertThat(open(recipient, forged, RECIPIENT)).isEmpty();
  }

  @Test
  void noTwoHaveTheSameNumber() {
    assertThat(sender.next(Kind.COMMAND, 0, Duration.ZERO).number())
        .isNotEqualTo(sender.next(Kind.REPLY, 0, Duration.ZERO).number());
  }

  private Buffer sealed() {
    return sender.seal(sender.next(Kind.COMMAND, 7, Duration.ofSeconds(30)), RECIPIENT, CONTENT);
  }

  private static Optional<Buffer> open(CommandSeal seal, Buffer wire, UUID recipient) {
    return Envelope.of(wire).flatMap(envelope -> seal.open(envelope, wire, recipient));
  }
}

package dev.reinstate.platform.bus;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What can be read on the outside of a message between processes; to be believed only once the
 * message has been opened.
 *
 * @param kind what is in it
 * @param sender the process that sent it
 * @param number of the message among those of its sender
 * @param subject the number of the message that this one answers; 0 when it answers none
 * @param sentAt when it was sent, in milliseconds since 1970 by its sender's clock
 * @param until when its sender stops waiting for an answer, likewise
 */
record Envelope(Kind kind, UUID sender, long number, long subject, long sentAt, long until) {
  /** What is in a message. */
  enum Kind {
    /** A command. */
    COMMAND('C'),
    /** The answer to a command. */
    REPLY('R'),
    /** A process shows that it is there. */
    PRESENCE('P');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }

    private static Optional<Kind> of(byte letter) {
      return Arrays.stream(values()).filter(kind -> kind.letter == letter).findFirst();
    }
  }

  /** In bytes. */
  static final int SIZE = 50;

  /** What the clocks of two processes may differ by. */
  static final Duration CLOCKS = Duration.ofSeconds(2);

  /**
   * A command that is older is not begun: its sender may have given up a worker that was silent for
   * so long.
   */
  private static final Duration BEGUN = Members.FORGOTTEN.minus(Members.SILENT);

  private static final byte FORMAT = 1;

  Buffer bytes() {
    return Buffer.buffer(SIZE)
        .appendByte(FORMAT)
        .appendByte(kind.letter)
        .appendLong(sender.getMostSignificantBits())
        .appendLong(sender.getLeastSignificantBits())
        .appendLong(number)
        .appendLong(subject)
        .appendLong(sentAt)
        .appendLong(until);
  }

  /** Whether a command may still be begun. */
  boolean mayBegin(long now) {
    return mayBeWaitedFor(now)
        && now <= sentAt + BEGUN.toMillis()
        && sentAt <= now + CLOCKS.toMillis();
  }

  /** Whether its sender has perhaps not stopped waiting. */
  boolean mayBeWaitedFor(long now) {
    return now <= until + CLOCKS.toMillis();
  }

  /** How long its sender waits from when it was sent, which no clock but his has a say in. */
  Duration patience() {
    return Duration.ofMillis(until - sentAt);
  }

  /** Whether it was sent just now. */
  boolean isOfNow(long now) {
    return Math.abs(now - sentAt) <= CLOCKS.toMillis();
  }

  /** Of a whole message; empty when it has none of this format. */
  static Optional<Envelope> of(Buffer wire) {
    return wire.length() > SIZE && wire.getByte(0) == FORMAT
        ? Kind.of(wire.getByte(1)).map(kind -> read(kind, wire))
        : Optional.empty();
  }

  private static Envelope read(Kind kind, Buffer wire) {
    return new Envelope(
        kind,
        new UUID(wire.getLong(2), wire.getLong(10)),
        wire.getLong(18),
        wire.getLong(26),
        wire.getLong(34),
        wire.getLong(42));
  }
}

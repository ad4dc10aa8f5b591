package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractsCodecTest {
  private final ContractsCodec codec = new ContractsCodec();

  @ParameterizedTest
  @MethodSource("dev.reinstate.platform.bus.Contracts#all")
  void everyRecordArrivesAsItWasSent(Record sent) {
    var wire = Buffer.buffer("before");

    codec.encodeToWire(wire, sent);
    wire.appendString("behind");

    assertThat(codec.decodeFromWire(6, wire)).isEqualTo(sent);
  }

  @Test
  void theBytesOfAFileArriveAsTheyWereSent() {
    byte[] bytes = {0, -1, 127, -128};
    var wire = Buffer.buffer();

    codec.encodeToWire(wire, new AppendChunk(9, 3, new Chunk(bytes)));

    assertThat(codec.decodeFromWire(0, wire))
        .isInstanceOfSatisfying(
            AppendChunk.class, sent -> assertThat(sent.chunk().data()).isEqualTo(bytes));
  }

  @Test
  void aDocumentOfAnyLengthArrivesAsItWasSent() {
    var sent = new DocumentKey("default", "employees", "x".repeat(21_000_000));
    var wire = Buffer.buffer();

    codec.encodeToWire(wire, sent);

    // Compared here, or a failure would be told in 42 million letters.
    assertThat(codec.decodeFromWire(0, wire).equals(sent)).isTrue();
  }

  @Test
  void whatIsLargerThanItMayBeIsNotWritten() {
    var sent = new Reply.Done<>(new DocumentKey("default", "employees", "x".repeat(1_000)));

    assertThat(codec.encodeToWire(Buffer.buffer(), sent, 1_000)).isFalse();
  }

  @Test
  void whatIsNotIs() {
    var sent = new Reply.Done<>(new DocumentKey("default", "employees", "x".repeat(1_000)));
    var wire = Buffer.buffer();

    assertThat(codec.encodeToWire(wire, sent, 1_500)).isTrue();

    assertThat(codec.decodeFromWire(0, wire)).isEqualTo(sent);
  }

  @Test
  void noRefusalIsForgottenHere() {
    assertThat(Contracts.refusals().<Class<?>>map(Record::getClass))
        .contains(Refusal.class.getPermittedSubclasses());
  }

  @Test
  void noReplyIsForgottenHere() {
    assertThat(Contracts.all().<Class<?>>map(Record::getClass))
        .contains(Reply.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("dev.reinstate.platform.bus.Contracts#all")
  void everyRecordIsCarried(Record record) {
    assertThat(ContractsCodec.carries(record.getClass())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "java.util.ArrayList",
        "dev.reinstate.platform.log.LoggedEvent",
        "dev.reinstate.contractsfake.Evil",
        "dev.reinstate.contracts.Missing",
        ""
      })
  void aTypeThatIsNoneOfTheContractsIsRefused(String type) {
    Buffer wire = wire(type, "{}");

    assertThatThrownBy(() -> codec.decodeFromWire(0, wire))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aTypeWithinAReplyThatIsNoneOfTheContractsIsRefused() {
    Buffer wire =
        wire(
            Reply.Done.class.getName(),
            "{\"value\":{\"@class\":\"java.util.HashMap\"},\"replayed\":false}");

    assertThatThrownBy(() -> codec.decodeFromWire(0, wire))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void typesOfOthersAreLeftToOtherCodecs() {
    assertThat(Stream.of(String.class, List.class, LoggedEvent.class))
        .noneMatch(ContractsCodec::carries);
  }

  private static Buffer wire(String type, String json) {
    byte[] name = type.getBytes(StandardCharsets.UTF_8);
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer()
        .appendInt(name.length)
        .appendBytes(name)
        .appendInt(body.length)
        .appendBytes(body);
  }
}

package dev.reinstate.platform.bus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A command on its way to another process.
 *
 * @param address that it was sent to
 * @param command a record of the contracts
 */
record CarriedCommand(String address, Object command) implements Carried {

  @Override
  public Optional<Buffer> write(ContractsCodec codec, int most) {
    byte[] name = address.getBytes(US_ASCII);
    Buffer content = Buffer.buffer().appendInt(name.length).appendBytes(name);
    return codec.encodeToWire(content, command, most) ? Optional.of(content) : Optional.empty();
  }

  static CarriedCommand read(ContractsCodec codec, Buffer content) {
    int end = 4 + content.getInt(0);
    return new CarriedCommand(
        content.getString(4, end, US_ASCII.name()), codec.decodeFromWire(end, content));
  }
}

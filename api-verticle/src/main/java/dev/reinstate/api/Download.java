package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.ReadChunk;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.telemetry.RequestLog;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes of a file on their way to whoever asked for them, one chunk at a time. Where it cannot go
 * on, the connection is closed: the caller knows how many there should have been.
 */
final class Download {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final Outlet outlet;
  private final String requestId;
  private final long bytes;
  private final long end;
  private long position;

  /**
   * @param bytes names them, as {@link ReadChunk}
   * @param from the first byte to send, from 0
   * @param end the first not to send
   */
  Download(Bus bus, Outlet outlet, String requestId, long bytes, long from, long end) {
    this.bus = bus;
    this.outlet = outlet;
    this.requestId = requestId;
    this.bytes = bytes;
    this.end = end;
    position = from;
  }

  /** Sends all that are left. */
  void run() {
    if (position == end) {
      outlet.end();
      return;
    }
    int place = (int) (position / Chunk.SIZE);
    bus.request(Addresses.READ_CHUNK, new ReadChunk(bytes, place), TIMEOUT)
        .compose(this::send)
        .onSuccess(sent -> run())
        .onFailure(broken -> outlet.cut());
  }

  private Future<Void> send(Reply<Chunk> reply) {
    return switch (reply) {
      case Done<Chunk>(Chunk chunk, var replayed) -> send(chunk.data());
      case Refused<Chunk>(var refusal) -> {
        String reason = refusal.getClass().getSimpleName();
        RequestLog.of(requestId, () -> LOG.warn("the bytes of a file cannot be read: {}", reason));
        yield Future.failedFuture("there is more, which cannot be read");
      }
    };
  }

  private Future<Void> send(byte[] chunk) {
    int from = (int) (position % Chunk.SIZE);
    int to = (int) Math.min(chunk.length, from + end - position);
    position += to - from;
    return outlet.write(Buffer.buffer(chunk).slice(from, to));
  }
}

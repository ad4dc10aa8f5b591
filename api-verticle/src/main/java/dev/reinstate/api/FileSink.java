package dev.reinstate.api;

import dev.reinstate.contracts.Chunk;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a file, cuts them into chunks and has them stored, a few at the same time, so
 * that it never holds more than those. Counts and hashes them as they pass: a chunk takes less than
 * a millisecond. For use on one event loop.
 */
final class FileSink implements WriteStream<Buffer> {

  /** Stores chunks. */
  interface Store {
    /** Completes when the chunk at this place, from 0, is stored. */
    Future<Void> append(int place, Chunk chunk);
  }

  private static final int MOST_UNDER_WAY = 4;

  private final long maxSize;
  private final Store store;
  private final Pace pace;
  private final MessageDigest digest;
  private final Promise<Void> allStored = Promise.promise();
  private byte[] chunk = new byte[Chunk.SIZE];
  private int filled;
  private int place;
  private int underWay;
  private long size;
  private boolean ended;
  private @Nullable Handler<Void> drained;

  /**
   * @param maxSize the most bytes it takes
   */
  FileSink(long maxSize, Store store, Pace pace) {
    this.maxSize = maxSize;
    this.store = store;
    this.pace = pace;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  long maxSize() {
    return maxSize;
  }

  /** How many bytes it has taken. */
  long size() {
    return size;
  }

  /** Their SHA-256 in hexadecimal digits. To be asked once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Fails with a {@link ProblemException} when these are too many, or cannot be stored. */
  @Override
  public Future<Void> write(Buffer bytes) {
    pace.received(bytes.length());
    if (size + bytes.length() > maxSize) {
      return Future.failedFuture(Problems.payloadTooLarge(maxSize).exception());
    }
    size += bytes.length();
    Future<Void> stored = Future.succeededFuture();
    for (int start = 0; start < bytes.length(); ) {
      int end = Math.min(bytes.length(), start + chunk.length - filled);
      bytes.getBytes(start, end, chunk, filled);
      digest.update(chunk, filled, end - start);
      filled += end - start;
      start = end;
      stored = filled == chunk.length ? Future.all(stored, storeChunk()).mapEmpty() : stored;
    }
    return stored;
  }

  /** Completes when all is stored. */
  @Override
  public Future<Void> end() {
    pace.working();
    if (filled > 0) {
      chunk = Arrays.copyOf(chunk, filled);
      storeChunk();
    }
    ended = true;
    settle();
    return allStored.future();
  }

  @Override
  public boolean writeQueueFull() {
    return underWay >= MOST_UNDER_WAY;
  }

  @Override
  public FileSink drainHandler(@Nullable Handler<Void> handler) {
    drained = handler;
    return this;
  }

  /** Whatever fails is told by the futures. */
  @Override
  public FileSink exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public FileSink setWriteQueueMaxSize(int maxSize) {
    throw new UnsupportedOperationException("it holds what it holds");
  }

  private Future<Void> storeChunk() {
    Future<Void> stored = store.append(place++, new Chunk(chunk));
    chunk = new byte[Chunk.SIZE];
    filled = 0;
    underWay++;
    if (writeQueueFull()) {
      pace.working();
    }
    return stored.onComplete(done -> stored(done.cause()));
  }

  private void stored(@Nullable Throwable failure) {
    boolean wasFull = writeQueueFull();
    underWay--;
    if (failure != null) {
      allStored.tryFail(failure);
    }
    settle();
    Handler<Void> handler = drained;
    if (wasFull && !writeQueueFull() && !ended && handler != null) {
      drained = null;
      pace.waiting();
      handler.handle(null);
    }
  }

  private void settle() {
    if (ended && underWay == 0) {
      allStored.tryComplete();
    }
  }
}

package dev.reinstate.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a body is written to, with every failure told by the futures: what is thrown into a pipe
 * reaches nobody, and the request would wait for ever. For use on one event loop.
 */
final class GuardedSink implements WriteStream<Buffer> {

  private final WriteStream<Buffer> sink;
  private @Nullable Throwable failure;

  GuardedSink(WriteStream<Buffer> sink) {
    this.sink = sink;
  }

  /** Whether it is because of this, and not of its sender, that the body was not taken. */
  boolean hasFailedWith(Throwable cause) {
    return cause.equals(failure);
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    return guarded(() -> sink.write(bytes));
  }

  @Override
  public Future<Void> end() {
    return guarded(sink::end);
  }

  @Override
  public boolean writeQueueFull() {
    return sink.writeQueueFull();
  }

  @Override
  public GuardedSink drainHandler(@Nullable Handler<Void> handler) {
    sink.drainHandler(handler);
    return this;
  }

  @Override
  public GuardedSink exceptionHandler(@Nullable Handler<Throwable> handler) {
    sink.exceptionHandler(handler);
    return this;
  }

  @Override
  public GuardedSink setWriteQueueMaxSize(int maxSize) {
    sink.setWriteQueueMaxSize(maxSize);
    return this;
  }

  private Future<Void> guarded(Supplier<Future<Void>> work) {
    return Future.succeededFuture()
        .compose(begun -> work.get())
        .onFailure(cause -> failure = failure == null ? cause : failure);
  }
}

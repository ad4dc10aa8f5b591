package dev.reinstate.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Where the body of an answer is written to piece by piece. Whoever waits for a piece to be taken
 * before he makes the next holds no more than one; a caller who takes none is not waited for for
 * ever. For use on the event loop of the request.
 */
final class Outlet {

  /** About as much of a body as is written at a time. */
  static final int PIECE = 64 * 1024;

  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Duration patience;
  private Runnable over;
  private int waiting;

  /**
   * @param patience how long the caller may take for a piece before he is cut off
   * @param over is called once, when the body is about to end or the caller has gone
   */
  Outlet(Vertx vertx, HttpServerRequest request, Duration patience, Runnable over) {
    context = vertx.getOrCreateContext();
    this.request = request;
    response = request.response().closeHandler(gone -> over());
    this.patience = patience;
    this.over = over;
  }

  /** Whether there is somebody to write to. */
  boolean isOpen() {
    return !response.ended() && !response.closed();
  }

  /** Whether the caller has not taken yet all that was written. */
  boolean isWaiting() {
    return waiting > 0;
  }

  /** Calls back when the caller goes before the end. */
  void onGone(Runnable then) {
    response.closeHandler(
        gone -> {
          then.run();
          over();
        });
  }

  /**
   * Writes a piece.
   *
   * @return completes, never at once, when the piece has left for the caller; fails when he is gone
   */
  Future<Void> write(Buffer piece) {
    if (!isOpen()) {
      return Future.failedFuture("the caller is gone");
    }
    Promise<Void> taken = Promise.promise();
    long stalled = context.owner().setTimer(patience.toMillis(), late -> cut());
    waiting++;
    response
        .write(piece)
        .onComplete(
            written -> {
              context.owner().cancelTimer(stalled);
              waiting--;
              context.runOnContext(next -> taken.handle(written));
            });
    return taken.future();
  }

  /**
   * Writes things one after the other, making no more of them than the caller takes.
   *
   * @param form appends a thing to a piece
   * @return as {@link #write}, for the last one
   */
  <T> Future<Void> writeEach(Iterator<T> things, BiConsumer<Buffer, T> form) {
    return things.hasNext()
        ? Future.succeededFuture(things)
            .compose(rest -> write(piece(rest, form)))
            .compose(taken -> writeEach(things, form))
        : Future.succeededFuture();
  }

  private static <T> Buffer piece(Iterator<T> things, BiConsumer<Buffer, T> form) {
    Buffer piece = Buffer.buffer();
    while (things.hasNext() && piece.length() < PIECE) {
      form.accept(piece, things.next());
    }
    return piece;
  }

  /**
   * Writes all of a body, one piece after the other, and ends it.
   *
   * @param size of a piece
   */
  void send(Buffer body, int size) {
    send(body, 0, size);
  }

  private void send(Buffer body, int from, int size) {
    if (from == body.length()) {
      end();
      return;
    }
    int to = Math.min(from + size, body.length());
    write(body.slice(from, to)).onSuccess(taken -> send(body, to, size)).onFailure(broken -> cut());
  }

  /** Ends the body. */
  void end() {
    if (isOpen()) {
      over(); // first, since the next request may be waiting behind the end
      response.end();
      if (request.version() == HttpVersion.HTTP_1_0
          && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
        request.connection().close(); // there, nothing else says that a body has ended
      }
    }
  }

  /** Ends the body, which the caller will find incomplete unless he has taken all of it. */
  void stop() {
    if (isWaiting()) {
      cut();
    } else {
      end();
    }
  }

  /** Closes the connection at once, without the end of the body. */
  void cut() {
    if (isOpen()) {
      Connections.cut(request.connection());
    }
  }

  private void over() {
    Runnable once = over;
    over = () -> {};
    once.run();
  }
}

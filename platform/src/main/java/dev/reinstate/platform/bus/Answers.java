package dev.reinstate.platform.bus;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Answers the commands of other processes. An answer that cannot be delivered is sent again and
 * again, as long as whoever asked may be waiting: he would learn of his change by nothing else.
 * Safe for use from any thread.
 */
final class Answers {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Vertx vertx;
  private final Members members;
  private final CommandSeal seal;
  private final Letters letters;
  private final Post post;
  private final InstantSource clock;
  private final FaultLog faults = new FaultLog();

  Answers(
      Vertx vertx,
      Members members,
      CommandSeal seal,
      Letters letters,
      Post post,
      InstantSource clock) {
    this.vertx = vertx;
    this.members = members;
    this.seal = seal;
    this.letters = letters;
    this.post = post;
    this.clock = clock;
  }

  /**
   * Sends an answer.
   *
   * @return completes when it is on its way; fails when nobody waits for it any more
   */
  Future<Void> send(Envelope request, CarriedReply reply) {
    return written(request, reply)
        .recover(
            unwritable -> {
              faults.failed("writing an answer", unwritable);
              return written(request, new CarriedReply(Unanswered.broken()));
            })
        .compose(letter -> delivered(request, letter));
  }

  private Future<Buffer> written(Envelope request, CarriedReply reply) {
    Envelope envelope = seal.next(Kind.REPLY, request.number(), Duration.ZERO);
    return letters.write(envelope, request.sender(), reply);
  }

  private Future<Void> delivered(Envelope request, Buffer letter) {
    Promise<Void> delivered = Promise.promise();
    deliver(request, letter, delivered);
    return delivered.future();
  }

  private void deliver(Envelope request, Buffer letter, Promise<Void> delivered) {
    post.send(request.sender(), letter)
        .onSuccess(delivered::complete)
        .onFailure(
            notArrived -> {
              if (isWaitedFor(request)) {
                vertx.setTimer(PAUSE.toMillis(), timer -> deliver(request, letter, delivered));
              } else {
                delivered.fail(notArrived);
              }
            });
  }

  private boolean isWaitedFor(Envelope request) {
    return request.mayBeWaitedFor(clock.millis()) && members.knows(request.sender());
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.SpaceRestore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A restore of a space between the thread that carries it out and the one that answers whoever
 * asked for it, who may go before it has ended.
 */
final class RunningRestore {
  private final RequestedRestore restore;
  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
  private volatile boolean accounted;

  /** Empty when nobody waits for it any more. */
  private final CompletableFuture<Optional<Reply<SpaceRestore>>> end = new CompletableFuture<>();

  RunningRestore(RequestedRestore restore) {
    this.restore = restore;
  }

  RequestedRestore restore() {
    return restore;
  }

  /** It is durable that it is running: whoever asked for it can find it again. */
  void begun() {
    begun.complete(true);
  }

  /** Its account tells how it ended, or will; and the log does if it was refused. */
  void accounted() {
    accounted = true;
  }

  /** It has ended. */
  void ended(Reply<SpaceRestore> reply) {
    end.complete(Optional.of(reply));
    begun.complete(accounted);
  }

  /**
   * Waits until it is durable, or has ended without.
   *
   * @return false: it has ended, and nothing is kept of it
   */
  boolean awaitBegin() {
    return begun.join();
  }

  /**
   * How it ended, if it does within that time; otherwise the caller is taken to have gone.
   *
   * @param time zero or less: it has ended already, or not
   */
  Optional<Reply<SpaceRestore>> within(Duration time) {
    try {
      return end.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      end.complete(Optional.empty());
      return end.join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

package dev.reinstate.platform.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something worth telling that may happen thousands of times a second. The first time is told at
 * once; what follows shortly after is told once, when a short silence is over. Safe for use from
 * any thread.
 */
final class Announcement {
  private enum State {
    /** Nothing was told lately. */
    RESTING,
    /** Something was told, and nothing has happened since. */
    TOLD,
    /** Something was told, and more has happened since. */
    MORE_TO_TELL
  }

  private static final long SILENCE_MILLIS = 20;

  private final Vertx vertx;
  private final Context context;
  private final Runnable tell;
  private final AtomicReference<State> state = new AtomicReference<>(State.RESTING);

  Announcement(Vertx vertx, Runnable tell) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.tell = tell;
  }

  void make() {
    State before =
        state.getAndUpdate(now -> now == State.RESTING ? State.TOLD : State.MORE_TO_TELL);
    if (before == State.RESTING) {
      tell();
    }
  }

  private void tell() {
    tell.run();
    context.runOnContext(task -> vertx.setTimer(SILENCE_MILLIS, timer -> silenceIsOver()));
  }

  private void silenceIsOver() {
    State before =
        state.getAndUpdate(now -> now == State.MORE_TO_TELL ? State.TOLD : State.RESTING);
    if (before == State.MORE_TO_TELL) {
      tell();
    }
  }
}

package dev.reinstate.restore;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** How every command is answered: one that wants to change something is logged when refused. */
final class Commands {
  private final Bus bus;
  private final MissingSpaces spaces;
  private final RefusedAttempts refused;

  Commands(Bus bus, MissingSpaces spaces, RefusedAttempts refused) {
    this.bus = bus;
    this.spaces = spaces;
    this.refused = refused;
  }

  /** Answers one that only reads. */
  <C, T> void read(Address<C, T> address, Function<C, Reply<T>> handler) {
    bus.serve(address, spaces.named(handler));
  }

  /** Answers one that wants to change something. */
  <C, T> void change(
      Address<C, T> address, Function<C, Attempt> attempt, Function<C, Reply<T>> handler) {
    bus.serve(address, refused.logged(attempt, spaces.named(handler)));
  }

  /** The same, first without a thread that waits, where that is possible. */
  <C, T> void change(
      Address<C, T> address,
      Function<C, Attempt> attempt,
      Function<C, Optional<Future<Reply<T>>>> direct,
      Function<C, Reply<T>> handler) {
    bus.serve(
        address,
        refused.loggedDirect(attempt, spaces.namedDirect(direct)),
        refused.logged(attempt, spaces.named(handler)));
  }

  /**
   * Answers one that is begun, and from then on tells the log by itself when it is refused.
   *
   * @param end what came of what was begun
   */
  <C, B, T> void begin(
      Address<C, T> address,
      Function<C, Attempt> attempt,
      Function<C, Reply<B>> beginning,
      Function<B, Reply<T>> end) {
    Function<C, Reply<B>> logged = refused.logged(attempt, spaces.named(beginning));
    bus.serve(
        address,
        command ->
            switch (logged.apply(command)) {
              case Refused<B>(Refusal refusal) -> new Refused<>(refusal);
              case Done<B>(B begun, boolean replayed) -> end.apply(begun);
            });
  }
}

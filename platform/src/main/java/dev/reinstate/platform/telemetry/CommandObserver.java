package dev.reinstate.platform.telemetry;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Looks on while commands are answered: puts something of its own around each handler. */
public interface CommandObserver {

  /** Sees nothing, and costs nothing. */
  CommandObserver NONE =
      new CommandObserver() {
        @Override
        public <C, T> Function<C, Reply<T>> around(
            Address<C, T> address, Function<C, Reply<T>> handler) {
          return handler;
        }

        @Override
        public <C, T> Function<C, Optional<Future<Reply<T>>>> aroundDirect(
            Address<C, T> address, Function<C, Optional<Future<Reply<T>>>> handler) {
          return handler;
        }
      };

  /** Called once for a handler: what is to be called in its place. */
  <C, T> Function<C, Reply<T>> around(Address<C, T> address, Function<C, Reply<T>> handler);

  /** The same for one that does not block, and may leave a command to the other. */
  <C, T> Function<C, Optional<Future<Reply<T>>>> aroundDirect(
      Address<C, T> address, Function<C, Optional<Future<Reply<T>>>> handler);
}

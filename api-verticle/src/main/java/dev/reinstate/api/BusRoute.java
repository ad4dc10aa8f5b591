package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import java.time.Duration;

/**
 * An operation that is a command on the bus.
 *
 * @param <C> the command
 * @param <T> the result of a command that was carried out
 */
interface BusRoute<C, T> {

  /** Where the command is sent. */
  Address<C, T> address();

  /**
   * Turns the request into the command. May be called on a worker thread.
   *
   * @throws ProblemException where the request makes none
   */
  C command(Call call);

  /** Turns the result into the answer. */
  Answer answer(Call call, T result);

  /** How long to wait for the result. */
  default Duration timeout() {
    return Duration.ofSeconds(30);
  }
}

package dev.reinstate.contracts;

/**
 * A typed address of the event bus: who sends a {@code C} there is answered with a {@code
 * Reply<T>}.
 *
 * @param name the address on the bus
 * @param role of the processes that answer there
 * @param changes whether a command may change something: then it is not sent to a second process
 *     where it is not known what the first one did with it
 * @param <C> the command
 * @param <T> the result of a command that was carried out
 */
@SuppressWarnings("UnusedTypeParameter") // they tie command and result together for the compiler
public record Address<C, T>(String name, Role role, boolean changes) {

  /** Where something is asked that can be asked again. */
  public static <C, T> Address<C, T> reading(String name, Role role) {
    return new Address<>(name, role, false);
  }

  /** Where something is changed. */
  public static <C, T> Address<C, T> changing(String name, Role role) {
    return new Address<>(name, role, true);
  }
}

package dev.reinstate.contracts;

/**
 * A typed address of the event bus: who sends a {@code C} there is answered with a {@code
 * Reply<T>}.
 *
 * @param name the address on the bus
 * @param <C> the command
 * @param <T> the result of a command that was carried out
 */
@SuppressWarnings("UnusedTypeParameter") // they tie command and result together for the compiler
public record Address<C, T>(String name) {}

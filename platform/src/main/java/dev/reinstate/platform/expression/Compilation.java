package dev.reinstate.platform.expression;

/**
 * What came of compiling a source text.
 *
 * @param <T> what it is good for
 */
public sealed interface Compilation<T> {

  /** It can be evaluated. */
  record Compiled<T>(T expression) implements Compilation<T> {}

  /**
   * It is a mistake.
   *
   * @param message one line for whoever wrote the source, with the place where it is known
   */
  record Faulty<T>(String message) implements Compilation<T> {}
}

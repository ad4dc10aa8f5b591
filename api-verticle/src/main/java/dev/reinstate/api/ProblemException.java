package dev.reinstate.api;

/**
 * Ends the reading of a request that cannot be carried out, from however deep in a parser.
 *
 * <p>Nothing of the request has reached the bus then. There is no stack trace: the fault is the
 * caller's.
 */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}

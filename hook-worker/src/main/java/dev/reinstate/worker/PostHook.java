package dev.reinstate.worker;

/**
 * Learns of changes that have been committed.
 *
 * <p>Of each change at least once. For each hook of the service's configuration the changes of one
 * document come in their order: the next one when the one before is acknowledged, or given up after
 * the last attempt. Between two hooks there is no order, though they lead to one address. A change
 * comes again, with the same {@link CommittedChange#webhookId webhookId}, when the acknowledgement
 * was lost, and when somebody asked for it: then late, after newer ones. Who keeps a state looks at
 * the {@link CommittedChange#version version} and takes only what is newer than what he has.
 */
@FunctionalInterface
public interface PostHook {

  /**
   * Consumes it; returning acknowledges it. Called on a virtual thread of its own for each change:
   * it may block, and has to expect itself on other threads at the same time, also with another
   * change of the same document: told by another hook, or when the earlier call has outlasted the
   * hook's time-out.
   *
   * @throws Exception if it did not work; the service tries again as the hook's {@code retry} says
   */
  void consume(CommittedChange change) throws Exception;
}

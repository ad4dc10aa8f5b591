package dev.reinstate.worker;

/**
 * Learns of changes that have been committed.
 *
 * <p>Of each change at least once, and of the changes of one document in their order: the next one
 * comes when this one has been consumed. A change comes again, with the same {@link
 * CommittedChange#webhookId webhookId}, when the acknowledgement was lost or somebody asked for it.
 */
@FunctionalInterface
public interface PostHook {

  /**
   * Consumes it; returning acknowledges it. Called on a virtual thread of its own for each change:
   * it may block, and has to expect itself on other threads at the same time, though never with two
   * changes of one document, unless the earlier call outlasted the hook's time-out.
   *
   * @throws Exception if it did not work; the service tries again as the hook's {@code retry} says
   */
  void consume(CommittedChange change) throws Exception;
}

package dev.reinstate.worker;

/**
 * Says what is to become of a change before it is made.
 *
 * <p>Nothing is held while it is asked, and nothing has happened yet: what is accepted here can
 * still be rejected by the next hook. So it only decides; what follows from a change is done by a
 * {@link PostHook}.
 */
@FunctionalInterface
public interface PreHook {

  /**
   * Answers. Called on a virtual thread of its own for each request: it may block, and has to
   * expect itself on other threads at the same time.
   *
   * <p>It is asked again with the same {@link PreHookRequest#id id} when the document was changed
   * by somebody else meanwhile.
   *
   * @return within the hook's configured time-out, or nobody waits for it any more
   * @throws Exception if it cannot tell; the service then does as the hook's {@code on_error} says
   */
  PreHookAnswer answer(PreHookRequest request) throws Exception;
}

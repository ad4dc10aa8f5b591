package dev.reinstate.hooks;

import dev.reinstate.platform.log.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is ours to attempt.
 *
 * @param id its number
 * @param hook the name of the hook
 * @param attempt which attempt this is, from 1
 * @param event what the hook is to be told
 */
record ClaimedDelivery(long id, Lease lease, String hook, int attempt, LoggedEvent event) {

  /** What receivers know the message by: the same for every attempt and every replay. */
  String webhookId() {
    return webhookId(hook, event.id());
  }

  /** The same of an event on its way to a hook: two hooks can lead to one receiver. */
  static String webhookId(String hook, String event) {
    return "msg_" + hook + "_" + event;
  }

  /** How much content it holds, in characters. */
  long size() {
    return size(event.before()) + size(event.after());
  }

  private static long size(LoggedEvent.@Nullable State state) {
    return state == null ? 0 : state.data().length();
  }
}

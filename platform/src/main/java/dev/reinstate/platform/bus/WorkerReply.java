package dev.reinstate.platform.bus;

import org.jspecify.annotations.Nullable;

/**
 * What a worker on the event bus replied.
 *
 * @param acknowledgement whether he replied at all
 * @param text what he said; null when he did not reply, or not with a text
 */
public record WorkerReply(Acknowledgement acknowledgement, @Nullable String text) {

  static WorkerReply given(@Nullable Object body) {
    return new WorkerReply(Acknowledgement.GIVEN, body instanceof String text ? text : null);
  }

  static WorkerReply none(Acknowledgement why) {
    return new WorkerReply(why, null);
  }
}

package dev.reinstate.api;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.Supplier;

/** Reads that are conditional on {@code If-None-Match} (RFC 9110, section 13.1.2). */
final class Conditional {

  private static final String HEADER = "If-None-Match";

  private Conditional() {}

  /** Refuses a malformed condition before anything is read. */
  static void check(Call call) {
    String tags = call.headers().list(HEADER);
    if (tags != null) {
      EntityTags.parse(HEADER, tags);
    }
  }

  /** Answers 304 when the caller has that version already. */
  static Answer answer(Call call, int version, Supplier<Answer> full) {
    String tags = call.headers().list(HEADER);
    return tags != null && EntityTags.parse(HEADER, tags).matches(version)
        ? new Answer(304, "", Map.of("ETag", EntityTags.of(version)), Buffer.buffer())
        : full.get();
  }
}

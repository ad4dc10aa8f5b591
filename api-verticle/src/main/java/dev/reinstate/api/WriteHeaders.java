package dev.reinstate.api;

import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.WriteOptions;
import org.jspecify.annotations.Nullable;

/** Reads what the headers of a write say about it. */
final class WriteHeaders {

  private static final int MAX_KEY = 255;

  private WriteHeaders() {}

  /** For a change of a document that is there. */
  static WriteOptions change(Call call) {
    return change(call, null);
  }

  /**
   * For a change of a document that is there.
   *
   * @param reason wins over the header, unless null
   */
  static WriteOptions change(Call call, @Nullable String reason) {
    String header = ChangeReason.header(call.headers());
    return new WriteOptions(
        precondition(call.headers()),
        idempotencyKey(call),
        ChangeReason.unlessEmpty(reason == null ? header : reason));
  }

  /** For a creation, which has no version to be conditional on. */
  static WriteOptions creation(Call call) {
    return unconditional(call, null);
  }

  /**
   * For what is not the change of one document.
   *
   * @param reason wins over the header, unless null
   */
  static WriteOptions unconditional(Call call, @Nullable String reason) {
    String header = ChangeReason.header(call.headers());
    return new WriteOptions(
        null, idempotencyKey(call), ChangeReason.unlessEmpty(reason == null ? header : reason));
  }

  /** For what has neither versions nor a reason. */
  static WriteOptions repeatable(Call call) {
    return new WriteOptions(null, idempotencyKey(call), null);
  }

  private static @Nullable Precondition precondition(Headers headers) {
    String tags = headers.list("If-Match");
    return tags == null ? null : EntityTags.parse("If-Match", tags).precondition();
  }

  private static @Nullable IdempotencyKey idempotencyKey(Call call) {
    String key = call.headers().single("Idempotency-Key");
    if (key == null) {
      return null;
    }
    if (!Syntax.isPrintable(key, MAX_KEY)) {
      throw Problems.badRequest(
              "Idempotency-Key must be 1 to 255 printable ASCII characters",
              Details.of("header", "Idempotency-Key"))
          .exception();
    }
    return new IdempotencyKey(key, Fingerprint.of(call));
  }
}

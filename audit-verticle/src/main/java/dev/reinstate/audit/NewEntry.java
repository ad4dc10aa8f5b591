package dev.reinstate.audit;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.platform.json.ErrorJson;
import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry that has no place in the chain yet. What changed follows from its states, so it is not
 * kept: whoever reads it compares them.
 *
 * @param facts what its hash covers
 * @param timestamp of the event
 * @param latencyMicros from the request's arrival to the event; never negative
 * @param before number of the content before
 * @param after number of the content after
 */
record NewEntry(
    EntryFacts facts,
    Instant timestamp,
    long latencyMicros,
    @Nullable Long before,
    @Nullable Long after) {

  /**
   * What is to be kept of an event.
   *
   * @param salt random, of this entry alone
   */
  static NewEntry of(LoggedEvent event, String salt) {
    long latency = latencyMicros(event);
    return new NewEntry(
        facts(event, latency, salt),
        event.at(),
        latency,
        number(event.before()),
        number(event.after()));
  }

  private static EntryFacts facts(LoggedEvent event, long latencyMicros, String salt) {
    EventContext context = event.context();
    return new EntryFacts(
        event.id(),
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, event.at())),
        context.action().word(),
        event.space(),
        event.collection(),
        event.documentId(),
        event.version(),
        event.restoredFrom(),
        context.error() == null,
        error(context.error()),
        StorableText.of(context.userId()),
        CanonicalJson.array(StorableText.ofAll(context.userRoles())),
        StorableText.of(context.ipAddress()),
        StorableText.ofNullable(context.userAgent()),
        StorableText.of(context.requestId()),
        StorableText.ofNullable(context.correlationId()),
        StorableText.ofNullable(context.operationId()),
        StorableText.ofNullable(context.changeReason()),
        BigDecimal.valueOf(latencyMicros, 3).toPlainString(),
        sha256(event.before()),
        sha256(event.after()),
        null,
        salt);
  }

  /** The two clocks are those of two machines: the difference may come out negative. */
  private static long latencyMicros(LoggedEvent event) {
    Duration latency = Duration.between(event.context().arrivedAt(), event.at());
    return latency.isNegative() ? 0 : latency.toNanos() / 1_000;
  }

  private static @Nullable String error(@Nullable ErrorText error) {
    if (error == null) {
      return null;
    }
    var storable =
        new ErrorText(
            StorableText.of(error.code()), StorableText.of(error.message()), error.hook());
    return CanonicalJson.text(json -> ErrorJson.write(json, storable));
  }

  private static @Nullable Long number(@Nullable State state) {
    return state == null ? null : state.content();
  }

  private static @Nullable String sha256(@Nullable State state) {
    return state == null ? null : state.sha256();
  }
}

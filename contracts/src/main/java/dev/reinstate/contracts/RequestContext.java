package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from; travels with every command and into the event log.
 *
 * @param actor who asks
 * @param requestId of the HTTP request, echoed to the caller
 * @param correlationId the run, import or session this request belongs to
 * @param ipAddress of the caller's connection
 * @param userAgent as the caller names it
 * @param arrivedAt when the request arrived
 * @param traceParent the span that the request is, as W3C Trace Context writes it in its header;
 *     null: nobody follows the request
 */
public record RequestContext(
    Actor actor,
    String requestId,
    @Nullable String correlationId,
    String ipAddress,
    @Nullable String userAgent,
    Instant arrivedAt,
    @Nullable String traceParent) {

  /** Of a request that nobody follows. */
  public RequestContext(
      Actor actor,
      String requestId,
      @Nullable String correlationId,
      String ipAddress,
      @Nullable String userAgent,
      Instant arrivedAt) {
    this(actor, requestId, correlationId, ipAddress, userAgent, arrivedAt, null);
  }
}

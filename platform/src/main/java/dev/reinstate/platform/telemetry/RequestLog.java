package dev.reinstate.platform.telemetry;

import org.slf4j.MDC;

/** Gives what is logged the id of the request that it belongs to. */
public final class RequestLog {

  /** The name of the id, in the context of a line and in the line. */
  public static final String REQUEST_ID = "request_id";

  private RequestLog() {}

  /** Does what belongs to that request, as far as it is done on this thread. */
  public static void of(String requestId, Runnable work) {
    MDC.put(REQUEST_ID, requestId);
    try {
      work.run();
    } finally {
      MDC.remove(REQUEST_ID);
    }
  }
}

package dev.reinstate.hooks;

import dev.reinstate.platform.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes the trace of a request on to whoever is told of it, or asked (W3C Trace Context). */
final class TraceHeader {
  private TraceHeader() {}

  /**
   * These headers, and one that names the span of this thread; or that of the request where the
   * thread has none.
   *
   * @param request null: nobody follows it
   */
  static Map<String, String> with(Map<String, String> headers, @Nullable String request) {
    String here = Tracing.traceParent(Span.current());
    String parent = here == null ? request : here;
    if (parent == null) {
      return headers;
    }
    Map<String, String> more = new HashMap<>(headers);
    more.put(Tracing.TRACE_PARENT, parent);
    return more;
  }
}

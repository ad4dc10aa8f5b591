package dev.reinstate.api;

import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.platform.telemetry.RequestLog;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An export on its way to its reader: one line for each entry, one page at a time. Where it cannot
 * go on, the connection is closed without the end of the body.
 */
final class AuditExport {

  private static final Logger LOG = LoggerFactory.getLogger(AuditExport.class);

  /** Asks for the page in front of an entry. */
  interface Pages {
    Future<Reply<AuditPage>> before(long seq);
  }

  private final Outlet outlet;
  private final String requestId;
  private final Pages pages;

  AuditExport(Outlet outlet, String requestId, Pages pages) {
    this.outlet = outlet;
    this.requestId = requestId;
    this.pages = pages;
  }

  /** Writes the page and all after it. */
  void write(AuditPage page) {
    Long cursor = page.cursor();
    outlet
        .writeEach(
            page.entries().iterator(),
            (piece, entry) ->
                piece.appendBuffer(JsonBuffer.line(json -> AuditEntryJson.write(json, entry))))
        .onSuccess(
            taken -> {
              if (cursor == null) {
                outlet.end();
              } else if (outlet.isOpen()) {
                ask(cursor);
              }
            })
        .onFailure(broken -> outlet.cut());
  }

  private void ask(long cursor) {
    pages.before(cursor).onSuccess(this::received).onFailure(broken -> breakOff());
  }

  private void received(Reply<AuditPage> reply) {
    if (reply instanceof Done<AuditPage>(AuditPage page, boolean replayed)) {
      write(page);
    } else {
      breakOff();
    }
  }

  private void breakOff() {
    RequestLog.of(requestId, () -> LOG.warn("an export of the audit trail could not be finished"));
    outlet.cut();
  }
}

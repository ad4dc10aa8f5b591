package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;

import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** A consumer of the log that reads when it is told to. */
final class LogReader {
  private final EventLog log;
  private final String consumer;

  LogReader(RestoreFixture service, String consumer) {
    log = new EventLog(service.pg);
    this.consumer = consumer;
    await(log.register(consumer));
  }

  /** What is new, a page of it at most. */
  List<LoggedEvent> page() {
    var events = new ArrayList<LoggedEvent>();
    await(
        log.advance(
            consumer,
            (connection, page) -> {
              events.addAll(page);
              return Future.succeededFuture();
            }));
    return events;
  }

  /** What is new, as document and version: {@code emp_1 v2}. */
  List<String> read() {
    return page().stream().map(event -> event.documentId() + " v" + event.version()).toList();
  }
}

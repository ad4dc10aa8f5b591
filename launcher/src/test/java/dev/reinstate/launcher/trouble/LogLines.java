package dev.reinstate.launcher.trouble;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged in this process while it is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

  LogLines() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  /** The messages that belong to a request. */
  List<String> ofRequest(String id) {
    return lines.stream()
        .filter(line -> id.equals(line.getMDCPropertyMap().get("request_id")))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  protected void append(ILoggingEvent line) {
    line.prepareForDeferredProcessing();
    lines.add(line);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}

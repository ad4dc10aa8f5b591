package dev.reinstate.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.platform.telemetry.RequestLog;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code timestamp} (UTC), {@code level}, {@code logger}, {@code message},
 * {@code request_id} where the line belongs to a request, and of an exception its class as {@code
 * exception} and the way it took as {@code stack}. Its own message is left out: it can hold
 * anything, document content too.
 */
final class JsonLines extends LayoutBase<ILoggingEvent> {

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(event, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.append('\n').toString();
  }

  private static void write(ILoggingEvent event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("timestamp", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
    json.writeStringField("level", event.getLevel().toString());
    json.writeStringField("logger", event.getLoggerName());
    json.writeStringField("message", event.getFormattedMessage());
    String requestId = event.getMDCPropertyMap().get(RequestLog.REQUEST_ID);
    if (requestId != null) {
      json.writeStringField("request_id", requestId);
    }
    IThrowableProxy exception = event.getThrowableProxy();
    if (exception != null) {
      json.writeStringField("exception", exception.getClassName());
      json.writeStringField("stack", stack(exception));
    }
    json.writeEndObject();
  }

  /** As the JDK prints it, but for messages. */
  private static String stack(IThrowableProxy exception) {
    var text = new StringBuilder();
    String because = "";
    for (@Nullable IThrowableProxy at = exception; at != null; at = next(at)) {
      text.append(because).append(at.getClassName());
      for (StackTraceElementProxy frame : at.getStackTraceElementProxyArray()) {
        text.append("\n\t").append(frame.getSTEAsString());
      }
      because = "\nCaused by: ";
    }
    return text.toString();
  }

  private static @Nullable IThrowableProxy next(IThrowableProxy exception) {
    IThrowableProxy cause = exception.getCause();
    return cause == null || cause.isCyclic() ? null : cause;
  }
}

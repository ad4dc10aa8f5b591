package dev.reinstate.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How log lines are written to standard error. */
enum LogFormat {

  /** For people: as the configuration of the log says. */
  TEXT,

  /** For programs: {@link JsonLines}. */
  JSON;

  /** Its name in {@code logback.xml}. */
  private static final String APPENDER = "stderr";

  /** From now on; also for libraries that log with the JDK's own means. */
  void use() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (this == JSON) {
      useJson((LoggerContext) LoggerFactory.getILoggerFactory());
    }
  }

  private static void useJson(LoggerContext context) {
    var layout = new JsonLines();
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setCharset(UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
    appender.setEncoder(encoder);
  }

  /** Reads one. */
  static final class Name implements ITypeConverter<LogFormat> {
    @Override
    public LogFormat convert(String text) {
      return switch (text) {
        case "text" -> TEXT;
        case "json" -> JSON;
        default -> throw new TypeConversionException("there are text and json, not '" + text + "'");
      };
    }
  }
}

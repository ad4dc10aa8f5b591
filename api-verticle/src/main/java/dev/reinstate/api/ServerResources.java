package dev.reinstate.api;

import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.TlsFiles;
import dev.reinstate.platform.telemetry.Telemetry;
import java.time.Clock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the servers of one deployment, one on each event loop, share.
 *
 * @param certificates null: plain HTTP
 * @param onListening is told the port by each that listens, on its event loop
 */
record ServerResources(
    HttpSettings settings,
    ConnectionLimit connections,
    BodyBudget bodies,
    AnswerBudget answers,
    @Nullable Certificates certificates,
    RequestWatch watch,
    Clock clock,
    IntConsumer onListening) {

  /**
   * Reads files, which blocks.
   *
   * @throws IllegalArgumentException if the certificate cannot be used
   */
  static ServerResources of(
      HttpSettings settings, Telemetry telemetry, Clock clock, IntConsumer onListening) {
    TlsFiles tls = settings.tls();
    return new ServerResources(
        settings,
        new ConnectionLimit(settings.maxConnections()),
        BodyBudget.ofHeap(),
        AnswerBudget.ofHeap(),
        tls == null ? null : new Certificates(tls),
        new RequestWatch(telemetry),
        clock,
        onListening);
  }
}

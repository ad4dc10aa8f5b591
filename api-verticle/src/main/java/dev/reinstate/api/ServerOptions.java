package dev.reinstate.api;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server is bounded by beside {@link Connections}. HTTP/1.1 alone, over TLS too:
 * HTTP/2 would let one connection ask for many things at once, and one that is silent wait outside
 * of our sight; and web sockets' compression would look at every request.
 */
final class ServerOptions {

  /** Longer than {@link Server} waits for anybody: this is for whom it has lost sight of. */
  private static final int IDLE_SECONDS = 90;

  private static final int HANDSHAKE_SECONDS = 10;
  private static final int MAX_HEAD_BYTES = 16 * 1024;

  private ServerOptions() {}

  /**
   * @param certificate null: plain HTTP
   */
  static HttpServerOptions of(@Nullable ServerCertificate certificate) {
    HttpServerOptions plain = plain();
    return certificate == null
        ? plain
        : plain
            .setSsl(true)
            .setUseAlpn(false)
            .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
            .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
            .setKeyCertOptions(certificate.options());
  }

  /** The same with another certificate, for a server that runs: TLS 1.2 and 1.3. */
  static ServerSSLOptions tls(ServerCertificate certificate) {
    return of(certificate).getSslOptions();
  }

  static HttpServerOptions plain() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(MAX_HEAD_BYTES)
        .setMaxHeaderSize(MAX_HEAD_BYTES);
  }
}

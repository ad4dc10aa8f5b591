package dev.reinstate.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a place where a member may be, to see whether it would let this process in. The
 * engine alone would not tell: refused by everybody, it begins a cluster of its own.
 */
final class Knock {

  /** What came of it. */
  enum Answer {
    /** There is nobody, or nobody who answers. */
    NOBODY,
    /** Somebody who wants what this process has. */
    WELCOME,
    /** Somebody who takes TLS, and not this certificate; or who does not know TLS. */
    CERTIFICATE_REFUSED,
    /** Somebody who takes TLS, of which this process has none. */
    TLS_WANTED
  }

  private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

  private final @Nullable SSLContext own;

  /** Takes what this process has for TLS; null: it has none. */
  Knock(@Nullable SSLContext own) {
    this.own = own;
  }

  /** Blocks for some seconds at most. */
  Answer at(InetSocketAddress place) {
    try (Socket socket = new Socket()) {
      socket.connect(place, PATIENCE);
      socket.setSoTimeout(PATIENCE);
      return own == null ? plainly(socket, place) : withCertificate(own, socket, place);
    } catch (IOException nobody) {
      return Answer.NOBODY;
    }
  }

  /** A certificate may be refused only after the handshake (TLS 1.3), instead of the end. */
  private static Answer withCertificate(SSLContext tls, Socket socket, InetSocketAddress place) {
    try (SSLSocket secure = over(tls, socket, place)) {
      secure.startHandshake();
      secure.shutdownOutput();
      while (secure.getInputStream().read() >= 0) {
        // What it says does not matter.
      }
      return Answer.WELCOME;
    } catch (SocketTimeoutException busy) {
      return Answer.NOBODY;
    } catch (IOException refused) {
      return Answer.CERTIFICATE_REFUSED;
    }
  }

  /** Who takes no TLS closes the connection at the first bytes of it. */
  private static Answer plainly(Socket socket, InetSocketAddress place) {
    try (SSLSocket secure = over(believingEverybody(), socket, place)) {
      secure.startHandshake();
      return Answer.TLS_WANTED;
    } catch (IOException notTls) {
      return Answer.WELCOME;
    }
  }

  private static SSLSocket over(SSLContext tls, Socket socket, InetSocketAddress place)
      throws IOException {
    return (SSLSocket)
        tls.getSocketFactory()
            .createSocket(socket, place.getHostString(), place.getPort(), /* autoClose= */ true);
  }

  /** Nothing is sent over it: it only has to come about. */
  private static SSLContext believingEverybody() {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {new Everybody()}, null);
      return tls;
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

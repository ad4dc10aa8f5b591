package dev.reinstate.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.SocketFactory;

/** TLS in both directions, for the engine's connections and for those of the event bus. */
final class MemberTls {

  private MemberTls() {}

  /** For the engine. Whoever connects has to show a certificate. */
  static SocketFactory sockets(ClusterTls files) {
    var sockets = new DefaultSocketFactory(context(files));
    sockets.setServerSocketConfigurator(
        socket -> {
          if (socket instanceof SSLServerSocket server) {
            server.setNeedClientAuth(true);
          }
        });
    return sockets;
  }

  /** For the event bus. */
  static void secure(EventBusOptions options, ClusterTls files) {
    options
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUIRED)
        .setKeyCertOptions(certificate(files))
        .setTrustOptions(trust(files));
  }

  /**
   * @throws IllegalArgumentException if the files cannot be used
   */
  static SSLContext context(ClusterTls files) {
    Vertx reader = Vertx.vertx(); // its reader of PEM files knows every form of keys
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(files, reader), trusted(files, reader), null);
      return context;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "cluster.tls: not usable: " + unusable.getMessage(), unusable);
    } finally {
      reader.close().await();
    }
  }

  private static KeyManager[] keys(ClusterTls files, Vertx reader) {
    try {
      return certificate(files).getKeyManagerFactory(reader).getKeyManagers();
    } catch (Exception unusable) { // it declares no other
      throw new IllegalArgumentException(
          "cluster.tls: "
              + files.certificate()
              + " and "
              + files.key()
              + " are not a certificate and its private key in PEM",
          unusable);
    }
  }

  private static TrustManager[] trusted(ClusterTls files, Vertx reader) {
    try {
      return trust(files).getTrustManagerFactory(reader).getTrustManagers();
    } catch (Exception unusable) { // it declares no other
      throw new IllegalArgumentException(
          "cluster.tls.trust: " + files.trust() + " has no certificates in PEM", unusable);
    }
  }

  private static PemKeyCertOptions certificate(ClusterTls files) {
    return new PemKeyCertOptions()
        .setCertPath(files.certificate().toString())
        .setKeyPath(files.key().toString());
  }

  private static PemTrustOptions trust(ClusterTls files) {
    return new PemTrustOptions().addCertPath(files.trust().toString());
  }
}

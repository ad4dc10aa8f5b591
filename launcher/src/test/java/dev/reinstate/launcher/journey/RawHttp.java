package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Sends bytes that no decent client would, and reads what comes until the service hangs up. */
final class RawHttp {

  private static final int PATIENCE_MILLIS = 30_000;

  private RawHttp() {}

  /**
   * Line ends are those of HTTP; the last header asks to close the connection behind the answer.
   */
  static String exchange(URI service, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String lines = head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(lines.getBytes(ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  static String exchange(URI service, String head) throws IOException {
    return exchange(service, head, new byte[0]);
  }
}

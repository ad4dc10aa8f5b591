package dev.reinstate.hooks;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Posts to where hooks lead, and to no forbidden address. Redirects are not followed. Safe for use
 * from any thread.
 */
final class HttpPoster {
  /** The reason of those that were waited for in vain. */
  static final String LATE = "no answer in time";

  /**
   * A connection broke before its answer began, and it had served before: its receiver may have
   * closed it when the request was on its way.
   */
  static final class KeptConnectionBroke extends Exception {
    private static final long serialVersionUID = 1;

    KeptConnectionBroke() {
      super("a kept connection broke", null, false, false);
    }
  }

  private final HttpClient client;
  private final TargetAddresses addresses;

  /** Connections that have been used; whoever else forgets one need not tell. */
  private final Set<HttpConnection> used =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  HttpPoster(HttpClient client, TargetAddresses addresses) {
    this.client = client;
    this.addresses = addresses;
  }

  /**
   * One attempt, with one of the addresses the host has: another one the next time.
   *
   * @param attempt which attempt this is, from 1
   * @param reader what to make of the answer, called before anything of its body can be missed; it
   *     has to keep the deadline itself
   * @return what the reader made of it; or why no answer began by the deadline, which is {@link
   *     KeptConnectionBroke} when nothing is known but that
   */
  <T> Future<T> post(
      URI url,
      int attempt,
      Map<String, String> headers,
      byte[] body,
      Deadline deadline,
      Function<HttpClientResponse, Future<T>> reader) {
    return addresses
        .of(url.getHost())
        .timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS)
        .map(found -> options(url, found, attempt, deadline))
        .compose(options -> asked(options, headers, body, deadline, reader));
  }

  private static RequestOptions options(
      URI url, List<InetAddress> found, int attempt, Deadline deadline) {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
    InetAddress address = found.get((attempt - 1) % found.size());
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setFollowRedirects(false)
        .setConnectTimeout(deadline.remainingMillis());
  }

  /**
   * The reader is called where the answer comes in: on the way to another thread some of the answer
   * would get lost. A connection that comes too late goes back to where it came from.
   */
  private <T> Future<T> asked(
      RequestOptions options,
      Map<String, String> headers,
      byte[] body,
      Deadline deadline,
      Function<HttpClientResponse, Future<T>> reader) {
    Future<HttpClientRequest> request = client.request(options);
    Future<Future<T>> begun =
        request
            .recover(fault -> failed(fault, fault instanceof HttpClosedException))
            .compose(open -> sent(open, headers, body, deadline).map(reader));
    return begun
        .timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS)
        .onFailure(fault -> request.onSuccess(HttpClientRequest::reset))
        .compose(answer -> answer);
  }

  private Future<HttpClientResponse> sent(
      HttpClientRequest request, Map<String, String> headers, byte[] body, Deadline deadline) {
    if (deadline.isOver()) {
      return Future.failedFuture(new TimeoutException());
    }
    boolean kept = !used.add(request.connection());
    request.putHeader("user-agent", "reinstate");
    headers.forEach(request::putHeader);
    return request
        .send(Buffer.buffer(body))
        .recover(fault -> failed(fault, kept && isBreak(fault)));
  }

  private static boolean isBreak(Throwable fault) {
    return fault instanceof HttpClosedException
        || (fault instanceof IOException && !(fault instanceof SSLException));
  }

  private static <T> Future<T> failed(Throwable fault, boolean kept) {
    return Future.failedFuture(kept ? new KeptConnectionBroke() : fault);
  }

  /** In a few words, why there was no answer. */
  static String reason(Throwable fault) {
    return switch (fault) {
      case TargetAddresses.Forbidden forbidden -> "the host leads to a forbidden address";
      case UnknownHostException unknown -> "the host is unknown";
      case TimeoutException late -> LATE;
      case SSLException untrusted -> "no trusted connection";
      case ConnectException unreachable -> "no connection";
      default -> "the connection broke";
    };
  }
}

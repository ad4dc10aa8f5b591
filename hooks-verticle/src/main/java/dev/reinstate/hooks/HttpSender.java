package dev.reinstate.hooks;

import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.hooks.AttemptResult.Gone;
import dev.reinstate.platform.settings.HookTarget.Http;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts a signed message to a receiver of webhooks. Redirects are not followed, and what the
 * receiver says beside status and {@code Retry-After} is not looked at.
 */
final class HttpSender {
  static final int GONE = 410;

  private final HttpClient client;
  private final TargetAddresses addresses;
  private final Clock clock;

  HttpSender(HttpClient client, TargetAddresses addresses, Clock clock) {
    this.client = client;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** One attempt, with one of the addresses the host has: another one the next time. */
  Future<AttemptResult> send(PostHook hook, Http target, ClaimedDelivery delivery) {
    byte[] body = Message.text(delivery).getBytes(StandardCharsets.UTF_8);
    var deadline = new Deadline(hook.timeout());
    return addresses
        .of(target.url().getHost())
        .timeout(hook.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(found -> options(target, found, delivery.attempt(), deadline))
        .compose(options -> connected(options, deadline))
        .compose(request -> post(request, target, delivery, body, deadline))
        .recover(fault -> Future.succeededFuture(new Failed(reason(fault))));
  }

  private static RequestOptions options(
      Http target, List<InetAddress> found, int attempt, Deadline deadline) {
    var url = target.url();
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

  /** A connection that comes too late goes back to where it came from. */
  private Future<HttpClientRequest> connected(RequestOptions options, Deadline deadline) {
    Future<HttpClientRequest> request = client.request(options);
    return request
        .timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS)
        .onFailure(fault -> request.onSuccess(HttpClientRequest::reset));
  }

  private Future<AttemptResult> post(
      HttpClientRequest request,
      Http target,
      ClaimedDelivery delivery,
      byte[] body,
      Deadline deadline) {
    Instant now = clock.instant();
    request
        .putHeader("content-type", "application/cloudevents+json; charset=utf-8")
        .putHeader("user-agent", "reinstate")
        .putHeader("webhook-id", delivery.webhookId())
        .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .putHeader(
            "webhook-signature",
            Signature.header(target.secrets(), delivery.webhookId(), now, body));
    return request
        .send(Buffer.buffer(body))
        .timeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS)
        .onFailure(fault -> request.reset())
        .compose(response -> drained(request, response, deadline));
  }

  /** The connection can be used again when the body has been read. */
  private Future<AttemptResult> drained(
      HttpClientRequest request, HttpClientResponse response, Deadline deadline) {
    AttemptResult result = result(response);
    return Drain.of(response, deadline)
        .onFailure(fault -> request.reset())
        .otherwiseEmpty()
        .map(end -> result);
  }

  private AttemptResult result(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Acknowledged(status);
    }
    if (status == GONE) {
      return new Gone();
    }
    Duration wish = RetryAfter.parse(response.getHeader("retry-after"), clock.instant());
    return new Failed("status " + status, status, wish);
  }

  private static String reason(Throwable fault) {
    return switch (fault) {
      case TargetAddresses.Forbidden forbidden -> "the host leads to a forbidden address";
      case UnknownHostException unknown -> "the host is unknown";
      case TimeoutException late -> "no answer in time";
      case SSLException untrusted -> "no trusted connection";
      case ConnectException unreachable -> "no connection";
      default -> "the connection broke";
    };
  }
}

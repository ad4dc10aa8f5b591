package dev.reinstate.hooks;

import dev.reinstate.hooks.AttemptResult.Acknowledged;
import dev.reinstate.hooks.AttemptResult.Failed;
import dev.reinstate.hooks.AttemptResult.Gone;
import dev.reinstate.platform.settings.HookTarget.Http;
import dev.reinstate.platform.settings.PostHook;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Posts a signed message to a receiver of webhooks. What the receiver says beside status and {@code
 * Retry-After} is not looked at.
 */
final class HttpSender {
  static final int GONE = 410;

  private final HttpPoster poster;
  private final Clock clock;

  HttpSender(HttpClient client, TargetAddresses addresses, Clock clock) {
    this.poster = new HttpPoster(client, addresses);
    this.clock = clock;
  }

  /** One attempt. */
  Future<AttemptResult> send(PostHook hook, Http target, ClaimedDelivery delivery) {
    byte[] body = Message.text(delivery).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        new HashMap<>(
            Signature.headers(target.secrets(), delivery.webhookId(), clock.instant(), body));
    headers.put("content-type", "application/cloudevents+json; charset=utf-8");
    var deadline = new Deadline(hook.timeout());
    return poster
        .post(
            target.url(),
            delivery.attempt(),
            TraceHeader.with(headers, delivery.event().context().traceParent()),
            body,
            deadline,
            response -> drained(response, deadline))
        .recover(fault -> Future.succeededFuture(new Failed(HttpPoster.reason(fault))));
  }

  /** The connection can be used again when the body has been read. */
  private Future<AttemptResult> drained(HttpClientResponse response, Deadline deadline) {
    AttemptResult result = result(response);
    return Drain.of(response, deadline)
        .onFailure(fault -> response.request().reset())
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
}

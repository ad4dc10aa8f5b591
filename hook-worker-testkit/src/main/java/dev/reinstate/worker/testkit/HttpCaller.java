package dev.reinstate.worker.testkit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.reinstate.worker.testkit.Reaction.Answered;
import dev.reinstate.worker.testkit.Reaction.Failed;
import dev.reinstate.worker.testkit.Reaction.Silent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls a worker over HTTP, signed as Standard Webhooks say where there is a secret. */
record HttpCaller(HttpClient client, HookEndpoint.Http endpoint) implements Caller {

  HttpCaller(HookEndpoint.Http endpoint) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), endpoint);
  }

  @Override
  public CompletableFuture<Reaction> call(Call call, Duration patience) {
    return client
        .sendAsync(request(call), BodyHandlers.ofString())
        .<Reaction>thenApply(HttpCaller::reaction)
        .completeOnTimeout(new Silent(patience), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Reaction reaction(HttpResponse<String> response) {
    return response.statusCode() / 100 == 2
        ? new Answered(response.body())
        : new Failed(response.statusCode(), response.body());
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .POST(BodyPublishers.ofString(call.body()))
            .header("content-type", call.mediaType());
    String secret = endpoint.secret();
    if (secret != null) {
      long timestamp = call.sentAt().getEpochSecond();
      request
          .header("webhook-id", call.id())
          .header("webhook-timestamp", Long.toString(timestamp))
          .header("webhook-signature", signature(secret, call, timestamp));
    }
    return request.build();
  }

  private static String signature(String secret, Call call, long timestamp) {
    try {
      return new Webhook(secret).sign(call.id(), timestamp, call.body());
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalArgumentException("this secret cannot sign", e);
    }
  }
}

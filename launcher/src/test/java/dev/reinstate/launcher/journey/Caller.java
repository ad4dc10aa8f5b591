package dev.reinstate.launcher.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends requests and waits for the answers. Safe for use from any thread.
 *
 * @param token null: none is sent
 */
public record Caller(HttpClient http, URI service, @Nullable String token) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A client for callers; one is enough for all of them. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }

  /** Somebody else who uses the same client. */
  public Caller with(@Nullable String otherToken) {
    return new Caller(http, service, otherToken);
  }

  /** Sends headers as pairs of name and value. */
  public Answer get(String target, String... headers) {
    return send("GET", target, headers);
  }

  public Answer delete(String target, String... headers) {
    return send("DELETE", target, headers);
  }

  /** Without a body. */
  public Answer post(String target) {
    return send("POST", target);
  }

  /** The body is sent as {@code application/json} unless the headers say otherwise. */
  public Answer post(String target, String body, String... headers) {
    return send("POST", target, BodyPublishers.ofString(body), headers);
  }

  public Answer put(String target, String body, String... headers) {
    return send("PUT", target, BodyPublishers.ofString(body), headers);
  }

  public Answer patch(String target, String body, String... headers) {
    return send("PATCH", target, BodyPublishers.ofString(body), headers);
  }

  public Answer send(String method, String target, String... headers) {
    return send(method, target, BodyPublishers.noBody(), headers);
  }

  public Answer send(String method, String target, BodyPublisher body, String... headers) {
    try {
      return answer(http.send(request(method, target, body, headers), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does not wait; fails when there is no answer. */
  public CompletableFuture<Answer> sendAsync(
      String method, String target, String body, String... headers) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return http.sendAsync(request(method, target, publisher, headers), BodyHandlers.ofString())
        .thenApply(Caller::answer);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private HttpRequest request(String method, String target, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + target)).timeout(PATIENCE).method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body.contentLength() != 0 && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }
}

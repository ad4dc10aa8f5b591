package dev.reinstate.launcher.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks to a service as one user. */
final class ServiceClient implements AutoCloseable {

  /** Longer than the service takes to say that it takes too long. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Set<Integer> BUSY = Set.of(429, 503);
  private static final int REPETITIONS = 2;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String service;
  private final String token;

  /**
   * @param service where it is; paths are put behind it
   */
  ServiceClient(URI service, String token) {
    this.service = service.toString().replaceFirst("/+$", "");
    this.token = token;
  }

  /**
   * Reads what is at the path.
   *
   * @throws SpaceRequestException in this and all other methods if there is no such answer
   */
  JsonNode get(String path) throws InterruptedException {
    return json(send(request(path).GET(), BodyHandlers.ofString()));
  }

  /**
   * Sends JSON, and does not wait for the end of what that causes. Where no answer comes, it is
   * sent again, at most twice, so that it is done once all the same.
   */
  JsonNode post(String path, String body) throws InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Prefer", "respond-async")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body));
    for (int repeated = 0; repeated < REPETITIONS; repeated++) {
      try {
        return json(send(request, BodyHandlers.ofString()));
      } catch (NoAnswerException lost) {
        Thread.sleep(PAUSE);
      }
    }
    return json(send(request, BodyHandlers.ofString()));
  }

  /** The lines of a stream of events. */
  Stream<String> stream(String path) throws InterruptedException {
    HttpResponse<Stream<String>> response =
        send(request(path).header("Accept", "text/event-stream").GET(), BodyHandlers.ofLines());
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (Stream<String> lines = response.body()) {
      throw refused(response.statusCode(), lines.collect(Collectors.joining("\n")));
    }
  }

  /** JSON as a tree; a missing node if it is none. */
  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http.send(request.build(), body);
    } catch (HttpTimeoutException late) {
      throw new NoAnswerException(service + " did not answer in time");
    } catch (IOException failure) {
      String reason = failure.getMessage() == null ? "" : ": " + failure.getMessage();
      throw new NoAnswerException(service + " cannot be reached" + reason);
    }
  }

  private JsonNode json(HttpResponse<String> response) {
    JsonNode json = parse(response.body());
    if (response.statusCode() >= 300 || !json.isObject()) {
      throw refused(response.statusCode(), response.body());
    }
    return json;
  }

  private SpaceRequestException refused(int status, String body) {
    JsonNode error = parse(body).path("error");
    String message =
        error.has("message")
            ? ErrorLine.of(error)
            : service + " answered with status " + status + " and nothing that Reinstate says";
    return BUSY.contains(status)
        ? new TryAgainException(message)
        : new SpaceRequestException(message);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

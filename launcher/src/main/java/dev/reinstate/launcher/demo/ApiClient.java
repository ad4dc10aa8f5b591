package dev.reinstate.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to the service as one user. */
final class ApiClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http;
  private final URI service;
  private final String token;

  ApiClient(HttpClient http, URI service, String token) {
    this.http = http;
    this.service = service;
    this.token = token;
  }

  JsonNode get(String path) throws InterruptedException {
    return send(request(path).GET());
  }

  JsonNode post(String path, String body, String reason) throws InterruptedException {
    return send(write(path, reason).POST(BodyPublishers.ofString(body)));
  }

  JsonNode put(String path, String body, String reason) throws InterruptedException {
    return send(write(path, reason).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder write(String path, String reason) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("X-Change-Reason", reason);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.uri()
                + " was answered with "
                + response.statusCode()
                + ": "
                + response.body());
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(request.uri() + " was not answered with JSON", noJson);
    } catch (IOException failure) {
      throw new IllegalStateException(request.uri() + " cannot be reached", failure);
    }
  }
}

package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An open event stream, and what has come over it. */
public final class EventFeed implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Stream<String> lines;
  private final ReceivedEvents received = new ReceivedEvents();
  private final Thread reader;

  private EventFeed(Stream<String> lines) {
    this.lines = lines;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /**
   * Opens one that must be granted.
   *
   * @param query with its question mark; or nothing
   * @param lastEventId behind which it is to begin; null: with what happens next
   */
  public static EventFeed open(Caller caller, String query, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(caller.service() + "/_events" + query))
            .header("Authorization", "Bearer " + caller.token())
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<Stream<String>> response =
          caller.http().send(request.build(), BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new EventFeed(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What has come so far. */
  public List<ReceivedEvent> events() {
    return received.all();
  }

  /** Waits until there is an id to go on from. */
  public String awaitPosition() {
    return await().atMost(SOON).until(received::lastId, id -> !id.isEmpty());
  }

  /** Waits until one that is so has come: all up to it. */
  public List<ReceivedEvent> awaitEvent(Predicate<ReceivedEvent> last) {
    List<ReceivedEvent> all =
        await().atMost(SOON).until(this::events, some -> some.stream().anyMatch(last));
    return all.subList(0, all.indexOf(all.stream().filter(last).findFirst().orElseThrow()) + 1);
  }

  /** Waits until so many have come: these. */
  public List<ReceivedEvent> awaitEvents(int count) {
    return await().atMost(SOON).until(this::events, some -> some.size() >= count).subList(0, count);
  }

  /** Whether the service has ended it. */
  public boolean isOver() {
    return !reader.isAlive();
  }

  private void read() {
    try {
      lines.forEach(received::line);
    } catch (UncheckedIOException eitherSideHungUp) {
      return;
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}

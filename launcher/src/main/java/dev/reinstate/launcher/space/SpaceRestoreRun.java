package dev.reinstate.launcher.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.launcher.terminal.Progress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The restore of a space by a service: previewed, started, and watched to its end. For use by one
 * thread, whose interruption ends the watching, not the restore.
 */
public final class SpaceRestoreRun implements AutoCloseable {

  private static final int OPERATIONS_SHOWN = 10;
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final ServiceClient client;
  private final String path;
  private final String at;

  /**
   * @param service where the service is
   * @param token who asks
   * @param space its id
   * @param at the moment to go back to, as the service reads it
   */
  public SpaceRestoreRun(URI service, String token, String space, String at) {
    client = new ServiceClient(service, token);
    path = "/spaces/" + encoded(space);
    this.at = "?dateTime=" + encoded(at);
  }

  /**
   * What the restore would do: counts, and the first operations.
   *
   * @throws SpaceRequestException if the service does not say
   */
  public JsonNode preview() throws InterruptedException {
    return client.get(path + "/restore" + at + "&_limit=" + OPERATIONS_SHOWN);
  }

  /**
   * Does exactly what the preview says, and waits for the end.
   *
   * @return what was done
   * @throws SpaceRequestException if the service does not do it, or cannot be watched any longer
   */
  public JsonNode restore(JsonNode preview, @Nullable String reason, Progress progress)
      throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.set("plan", preview.path("plan"));
    if (reason != null) {
      body.put("change_reason", reason);
    }
    JsonNode begun = client.post(path + "/restore" + at, body.toString());
    JsonNode ended =
        isRunning(begun) ? watch(begun.path("operation_id").asText(), progress) : begun;
    if (ended.has("error")) {
      throw new SpaceRequestException(ErrorLine.of(ended.path("error")));
    }
    return ended;
  }

  /** A stream can break off while the restore goes on: then it is opened again. */
  private JsonNode watch(String operation, Progress progress) throws InterruptedException {
    String restore = path + "/restores/" + encoded(operation);
    int fruitless = 0;
    while (fruitless < ATTEMPTS) {
      JsonNode last = follow(restore, progress);
      if (last != null && !isRunning(last)) {
        return last;
      }
      fruitless = last == null ? fruitless + 1 : 0;
      Thread.sleep(PAUSE);
    }
    throw new SpaceRequestException(
        "the restore is out of sight, and may go on; GET " + restore + " tells");
  }

  /** Shows what comes until no more does: the last of it; null if nothing came. */
  private @Nullable JsonNode follow(String restore, Progress progress) throws InterruptedException {
    JsonNode last = null;
    try (ProgressFeed feed = new ProgressFeed(client.stream(restore))) {
      for (JsonNode next = feed.next(); next != null; next = feed.next()) {
        last = next;
        JsonNode reached = next.path("progress");
        progress.show(reached.path("done").asLong(), reached.path("total").asLong());
      }
    } catch (TryAgainException nobodyThere) {
      return null;
    }
    return last;
  }

  private static boolean isRunning(JsonNode restore) {
    return restore.path("status").asText().equals("running");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.close();
  }
}

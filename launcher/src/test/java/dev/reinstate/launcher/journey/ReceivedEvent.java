package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that came over a stream.
 *
 * @param id where to go on behind it
 */
public record ReceivedEvent(String id, String type, JsonNode json) {

  /** What happened. */
  public JsonNode data() {
    return json.path("data");
  }

  /** Whether it is about the document with this id. */
  public boolean isOf(String id) {
    return data().path("document_id").asText().equals(id);
  }

  /** In which request. */
  public String requestId() {
    return data().path("request_id").asText();
  }
}

package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All that is stored, as a caller sees it.
 *
 * @param places by tag: where the change that carried it is, as {@code id@version}
 */
record History(Map<String, List<String>> places) {

  private static final String SNAPSHOT = "Pre-restore snapshot";

  /** Reads all of it, and asserts that it is whole. */
  static History read(Caller caller) {
    return read(caller, "");
  }

  /**
   * The same of some documents.
   *
   * @param filter a query that selects them, with an ampersand before it
   */
  static History read(Caller caller, String filter) {
    History history = new History(new HashMap<>());
    String cursor = "";
    do {
      JsonNode page = caller.get("/items?_limit=1000" + filter + cursor).json();
      page.path("data").forEach(document -> history.readDocument(caller, document));
      cursor = "&_cursor=" + page.path("pagination").path("cursor").asText();
      if (!page.path("pagination").path("has_more").booleanValue()) {
        return history;
      }
    } while (true);
  }

  /** Where all changes are, sorted; the snapshots that restores made are none. */
  List<String> changes() {
    return places.entrySet().stream()
        .filter(place -> !place.getKey().equals(SNAPSHOT))
        .flatMap(place -> place.getValue().stream())
        .sorted()
        .toList();
  }

  /** What was acknowledged is where it was acknowledged; and nothing was done twice. */
  void assertHolds(List<Attempt> attempts) {
    assertThat(attempts)
        .allSatisfy(
            attempt -> {
              List<String> found = places.getOrDefault(attempt.operation().tag(), List.of());
              if (attempt.acknowledged()) {
                assertThat(found).containsExactly(place(attempt));
              } else {
                assertThat(found).hasSizeLessThan(2);
              }
            });
  }

  private static String place(Attempt attempt) {
    Answer answer = attempt.answer();
    return answer == null ? "" : answer.json().path("_id").asText() + "@" + answer.version();
  }

  private void readDocument(Caller caller, JsonNode document) {
    String id = document.path("_id").asText();
    List<JsonNode> versions = versions(caller, "/items/" + id);
    int head = document.path("_version").intValue();
    assertThat(versions.stream().map(version -> version.path("version").intValue()))
        .as(id)
        .containsExactlyElementsOf(
            IntStream.iterate(head, v -> v > 0, v -> v - 1).boxed().toList());
    assertSnapshotsBelongToRestores(id, versions);
    for (JsonNode version : versions) {
      places
          .computeIfAbsent(version.path("change_reason").asText(), tag -> new ArrayList<>())
          .add(id + "@" + version.path("version").asText());
    }
  }

  private static void assertSnapshotsBelongToRestores(String id, List<JsonNode> newestFirst) {
    List<String> actions = newestFirst.stream().map(v -> v.path("action").asText()).toList();
    for (int i = 0; i < actions.size(); i++) {
      boolean aboveSnapshot = i + 1 < actions.size() && actions.get(i + 1).equals("snapshot");
      assertThat(actions.get(i).equals("restore")).as(id + " " + actions).isEqualTo(aboveSnapshot);
    }
    assertThat(actions).first().isNotEqualTo("snapshot");
  }

  private static List<JsonNode> versions(Caller caller, String path) {
    List<JsonNode> all = new ArrayList<>();
    String before = "";
    int oldest;
    do {
      caller.get(path + "/versions" + before).json().forEach(all::add);
      oldest = all.getLast().path("version").intValue();
      before = "?_before=" + oldest;
    } while (oldest > 1);
    return all;
  }
}

package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The moment that a space goes back to: how it is found, named and written. */
@ExtendWith(InstallationExtension.class)
final class SpaceMomentsIT {

  private final TestSpace space;

  SpaceMomentsIT(Installation installation) {
    space = TestSpace.create(installation);
  }

  @Test
  void theMomentIsInclusiveToTheMicrosecond() {
    Instant changed = Instant.parse(space.change("a", "2"));

    assertThat(space.preview(changed.toString()).json().path("operations")).isEmpty();
    assertThat(keys(space.preview(changed.minusNanos(1000).toString()))).containsExactly("a");
  }

  @Test
  void anOffsetIsTheSameMoment() {
    String then = space.now();
    space.changeThings();
    OffsetDateTime elsewhere = Instant.parse(then).atOffset(ZoneOffset.ofHours(2));

    JsonNode preview = space.preview(elsewhere.toString()).json();

    assertThat(preview.path("date_time").asText()).isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                              | dateTime (or snapshot) is required
          ?dateTime=                                      | Not a date and time with offset
          ?dateTime=2025-06-01T12:00:00                   | Not a date and time with offset
          ?dateTime=2025-06-01T12:00:00+02:00             | '+' is written %2B
          ?dateTime=2025-02-30T12:00:00Z                  | There is no such time
          ?dateTime=2025-06-01T25:00:00Z                  | There is no such time
          ?dateTime=2025-06-01T12:00:60Z                  | There is no such time
          ?dateTime=9999-01-01T00:00:00Z                  | future
          ?dateTime=2025-06-01T12:00:00Z&dateTime=2025-06-01T12:00:00Z | given more than once
          ?dateTime=2025-06-01T12:00:00Z&snapshot=x       | exclude each other
          ?dateTime=1970-01-01T00:00:00Z | Cannot restore to a point before the space was created
          """)
  void aMomentToWhichNothingCanGoBackIsRefused(String query, String message) {
    for (String method : List.of("GET", "POST")) {
      Answer refused = space.admin().send(method, space.path() + "/restore" + query);

      assertThat(refused.outcome()).isEqualTo("400 BAD_REQUEST");
      assertThat(refused.message()).contains(message);
    }
  }

  @Test
  void beforeItsCreationASpaceTellsWhenThatWas() {
    JsonNode created = space.admin().get(space.path()).json().path("created_at");

    Answer refused = space.preview("1970-01-01T00:00:00Z");

    assertThat(refused.details().path("created_at")).isEqualTo(created);
  }

  @Test
  void theMomentOfItsCreationIsTheFirstOfASpace() {
    String created = space.admin().get(space.path()).json().path("created_at").asText();

    assertThat(space.restore(created).status()).isEqualTo(200);

    assertThat(space.admin().get(space.path() + "/records").json().path("data")).isEmpty();
  }

  @Test
  void aSnapshotIsGoneBackToByItsName() {
    JsonNode state = space.state();
    Answer made = space.admin().post(space.path() + "/snapshots", "{\"label\":\"before\"}");
    space.changeThings();

    String snapshot = made.json().path("id").asText();
    Answer restored = space.admin().post(space.path() + "/restore?snapshot=" + snapshot);

    assertThat(restored.status()).as("%s", restored).isEqualTo(200);
    assertThat(restored.json().path("date_time")).isEqualTo(made.json().path("date_time"));
    assertThat(space.state()).isEqualTo(state);
  }

  @Test
  void snapshotsAreReadListedAndForgotten() {
    String body = "{\"label\":\"then\",\"dateTime\":\"" + space.now() + "\"}";
    Answer made = space.admin().post(space.path() + "/snapshots", body);
    String path = Objects.requireNonNull(made.header("Location"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("created_by").asText()).isEqualTo("ada");
    assertThat(space.admin().get(path).json()).isEqualTo(made.json());
    assertThat(space.admin().get(space.path() + "/snapshots").json().path("data"))
        .containsExactly(made.json());
    assertThat(space.admin().delete(path).json().path("deleted").booleanValue()).isTrue();
    assertThat(space.admin().get(path).outcome()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void aSnapshotThatIsNotThereIsNoMoment() {
    Answer refused = space.admin().get(space.path() + "/restore?snapshot=nothing");

    assertThat(refused.outcome()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void aSnapshotIsNotOfTheFuture() {
    String soon = Instant.now().plus(Duration.ofHours(1)).toString();
    String body = "{\"label\":\"soon\",\"dateTime\":\"" + soon + "\"}";

    assertThat(space.admin().post(space.path() + "/snapshots", body).outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void theHistoryListsWhatChangedNewestFirst() {
    String then = space.now();
    space.changeThings();

    Answer history = space.admin().get(space.path() + "/history?from=" + then);

    assertThat(history.column("id"))
        .containsExactly(space.id(), "d1", "e", "c", "c", "b", "a", "d3");
    assertThat(history.column("action"))
        .containsExactly(
            "update", "delete", "create", "update", "update", "delete", "update", "create");
  }

  @Test
  void theHistoryLeavesSnapshotsOfRestoresOut() {
    String then = space.now();
    space.changeThings();
    space.restore(then);

    assertThat(space.admin().get(space.path() + "/history").column("action"))
        .contains("restore")
        .doesNotContain("snapshot");
  }

  @Test
  void theLinkOfAHistoryLeadsToTheNextPage() {
    List<String> whole = space.admin().get(space.path() + "/history").column("id");

    Answer first = space.admin().get(space.path() + "/history?_limit=3");
    String link = first.header("Link");
    assertThat(link).isNotNull().endsWith(">; rel=\"next\"");
    Answer second = space.admin().get(link.substring(1, link.indexOf('>')));

    assertThat(first.column("id")).isEqualTo(whole.subList(0, 3));
    assertThat(second.column("id")).isEqualTo(whole.subList(3, 6));
  }

  private static List<String> keys(Answer preview) {
    return Answer.column(preview.json().path("operations"), "id");
  }
}

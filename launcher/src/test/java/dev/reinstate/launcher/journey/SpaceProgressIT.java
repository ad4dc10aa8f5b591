package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A restore of a space that nobody waits for, and how it is watched. */
@ExtendWith(InstallationExtension.class)
final class SpaceProgressIT {

  private final TestSpace space;
  private final JsonNode state;
  private final Answer accepted;
  private final String location;

  SpaceProgressIT(Installation installation) {
    space = TestSpace.create(installation);
    state = space.state();
    String then = space.now();
    space.changeThings();
    accepted = space.restore(then, "{\"change_reason\":\"oops\"}", "Prefer", "respond-async");
    location = Objects.requireNonNull(accepted.header("Location"));
  }

  @Test
  void whoPrefersNotToWaitIsToldWhereToLook() {
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(location)
        .isEqualTo(space.path() + "/restores/" + accepted.json().path("operation_id").asText());
  }

  @Test
  void theStreamEndsWhenTheRestoreIsDone() {
    String stream = stream();

    assertThat(stream).contains("event: done\n").doesNotContain("event: failed");
    JsonNode last = Json.of(stream.substring(stream.lastIndexOf("data: ") + 6));
    assertThat(last.path("status").asText()).isEqualTo("done");
    assertThat(last.path("progress")).isEqualTo(Json.of("{\"done\":5,\"total\":5}"));
    assertThat(last.path("change_reason").asText()).isEqualTo("oops");
    assertThat(space.state()).isEqualTo(state);
  }

  @Test
  void whatTheStreamSaidLastIsWhatCanBeReadThen() {
    String streamed = stream();

    JsonNode read = space.admin().get(location).json();

    assertThat(streamed).contains("data: " + space.admin().get(location).text() + "\n");
    assertThat(read.path("started_by").asText()).isEqualTo("ada");
  }

  @Test
  void restoresAreListedNewestFirst() {
    stream();
    JsonNode undone = space.admin().post(location + "/undo").json();

    JsonNode list = space.admin().get(space.path() + "/restores").json();

    assertThat(Answer.column(list.path("data"), "operation_id"))
        .containsExactly(
            undone.path("operation_id").asText(), accepted.json().path("operation_id").asText());
    assertThat(list.path("data").path(0).path("undoes"))
        .isEqualTo(accepted.json().path("operation_id"));
  }

  /** All of it: it ends by itself. */
  private String stream() {
    return space.admin().get(location, "Accept", "text/event-stream").text();
  }
}

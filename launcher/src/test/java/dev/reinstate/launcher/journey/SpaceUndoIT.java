package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A restore of a space is undone. */
@ExtendWith(InstallationExtension.class)
final class SpaceUndoIT {

  private final TestSpace space;
  private final JsonNode before;
  private final JsonNode after;
  private final String undo;

  SpaceUndoIT(Installation installation) {
    space = TestSpace.create(installation);
    String then = space.now();
    space.changeThings();
    before = space.state();
    String operation = space.restore(then).json().path("operation_id").asText();
    after = space.state();
    undo = space.path() + "/restores/" + operation + "/undo";
  }

  @Test
  void everythingIsAsItWasBeforeTheRestore() {
    Answer undone = space.admin().post(undo);

    assertThat(undone.status()).as("%s", undone).isEqualTo(200);
    assertThat(undo).contains("/" + undone.json().path("undoes").asText() + "/");
    assertThat(space.state()).isEqualTo(before);
  }

  @Test
  void aPreviewCountsWhatTheUndoDoes() {
    JsonNode preview = space.admin().get(undo).json();

    Answer undone = space.admin().post(undo);

    assertThat(undone.json().path("counts")).isEqualTo(preview.path("counts"));
    assertThat(undone.json().path("by_collection")).isEqualTo(preview.path("by_collection"));
    assertThat(preview.path("conflicts")).isEmpty();
  }

  @Test
  void whatWasChangedSinceIsAConflictInThePreviewAndInTheUndo() {
    space.change("a", "7");
    JsonNode now = space.state();

    JsonNode preview = space.admin().get(undo).json();
    Answer refused = space.admin().post(undo);

    String conflicts = "[{\"collection\":\"records\",\"id\":\"a\"}]";
    assertThat(preview.path("conflicts")).isEqualTo(Json.of(conflicts));
    assertThat(refused.outcome()).isEqualTo("409 CONFLICT");
    assertThat(refused.details().path("documents")).isEqualTo(Json.of(conflicts));
    assertThat(space.state()).isEqualTo(now);
  }

  @Test
  void onRequestWhatWasChangedSinceGoesBackToo() {
    space.change("a", "7");

    Answer undone = space.admin().post(undo, "{\"force\":true}");

    assertThat(undone.status()).as("%s", undone).isEqualTo(200);
    assertThat(space.state()).isEqualTo(before);
  }

  @Test
  void anUndoIsUndoneLikeAnyRestore() {
    String operation = space.admin().post(undo).json().path("operation_id").asText();

    Answer again = space.admin().post(space.path() + "/restores/" + operation + "/undo");

    assertThat(again.status()).as("%s", again).isEqualTo(200);
    assertThat(space.state()).isEqualTo(after);
  }

  @Test
  void anOperationThatIsNotThereIsNotUndone() {
    Answer refused = space.admin().post(space.path() + "/restores/nothing/undo");

    assertThat(refused.outcome()).isEqualTo("404 NOT_FOUND");
  }
}

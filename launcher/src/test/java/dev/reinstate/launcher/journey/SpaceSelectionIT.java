package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a space goes back, on request. */
@ExtendWith(InstallationExtension.class)
final class SpaceSelectionIT {

  private final Installation installation;
  private final TestSpace space;
  private final String then;

  SpaceSelectionIT(Installation installation) {
    this.installation = installation;
    space = TestSpace.create(installation);
    then = space.now();
    Caller bot = installation.as("bot", "admin");
    bot.patch(space.path() + "/records/a", "{\"values\":{\"n\":2}}");
    bot.patch(space.path() + "/documents/d1", "{\"title\":\"t\"}", "X-Correlation-ID", "run 7");
    space.change("b", "2", "X-Correlation-ID", "run 7");
    space.change("c", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'collections':['documents']}                      | d1
          {'ids':['c','d1']}                                 | c d1
          {'collections':['records'],'ids':['c','d1']}       | c
          {'changed_by':'bot'}                               | a d1
          {'correlation_id':'run 7'}                         | b d1
          {'correlation_id':'run 7','collections':['records']} | b
          {'changed_by':'nobody'}                            | ""
          """)
  void onlyWhatIsSelectedGoesBack(String select, String ids) {
    Answer restored = space.restore(then, "{'select':%s}".formatted(select).replace('\'', '"'));

    assertThat(restored.status()).as("%s", restored).isEqualTo(200);
    String operation = restored.json().path("operation_id").asText();
    JsonNode history = space.admin().get(space.path() + "/history").json();
    assertThat(
            history
                .valueStream()
                .filter(change -> change.path("operation_id").asText().equals(operation))
                .map(change -> change.path("id").asText())
                .sorted())
        .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" ", -1));
  }

  @Test
  void aSelectionIsBoundIntoThePlan() {
    String plan = space.preview(then, "collections=documents").json().path("plan").asText();
    space.change("c", "3");

    Answer restored =
        space.restore(
            then, "{\"plan\":\"%s\",\"select\":{\"collections\":[\"documents\"]}}".formatted(plan));

    assertThat(restored.json().path("counts").path("update").intValue())
        .as("%s", restored)
        .isEqualTo(1);
  }

  @Test
  void aChildDoesNotComeBackWithoutItsParent() {
    space.admin().delete(space.path() + "/sheets/s");

    Answer refused = space.restore(then, "{\"select\":{\"collections\":[\"records\"]}}");

    assertThat(refused.outcome()).isEqualTo("409 CONFLICT");
    assertThat(Answer.column(refused.details().path("documents"), "id"))
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void theRootCollectionsGoBackWithTheSpaceTheyLiveIn() {
    String path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
    String id = path.substring(path.lastIndexOf('/') + 1);
    TestSpace root = new TestSpace(space.admin(), "/spaces/default");
    String first = root.versions("employees", id).path(1).path("updated_at").asText();

    Answer restored = root.restore(first, "{\"select\":{\"ids\":[\"%s\"]}}".formatted(id));

    assertThat(restored.status()).as("%s", restored).isEqualTo(200);
    assertThat(space.admin().get(path).content()).isEqualTo(Json.of("{\"n\":1}"));
  }
}

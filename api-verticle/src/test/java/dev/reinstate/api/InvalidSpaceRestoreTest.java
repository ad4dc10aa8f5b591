package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no restore of a space reaches nobody who could do one. */
class InvalidSpaceRestoreTest {

  @AutoClose static final TestApi api = TestApi.start();

  private static final String RESTORE = "/spaces/crm/restore";
  private static final String AT = "?dateTime=2025-06-01T12:00:00Z";

  @BeforeEach
  void answer() {
    api.answer(Addresses.RESTORE_SPACE, SpaceRestores.done());
    api.answer(Addresses.UNDO_SPACE_RESTORE, SpaceRestores.done());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | dateTime",
        "?dateTime= | dateTime",
        "?dateTime | dateTime",
        "?dateTime=2025-06-01 | dateTime",
        "?dateTime=2025-06-01T12:00:00 | dateTime",
        "?dateTime=2025-06-01T12:00:00+02:00 | dateTime",
        "?dateTime=2025-02-30T12:00:00Z | dateTime",
        "?dateTime=2025-06-01T25:00:00Z | dateTime",
        "?dateTime=2016-12-31T23:59:60Z | dateTime",
        "?datetime=2025-06-01T12:00:00Z | datetime",
        "?dateTime=2025-06-01T12:00:00Z&dateTime=2025-06-01T12:00:00Z | dateTime",
        "?dateTime=2025-06-01T12:00:00Z&snapshot=s | snapshot",
        "?snapshot= | snapshot",
        "?snapshot=a/b | snapshot",
      })
  void aMomentThatCannotBeReadIsRefusedByName(String query, String name) {
    for (String method : List.of("GET", "POST")) {
      var response = api.send(method, RESTORE + query, "");

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("\"" + name + "\"");
    }
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collections=",
        "collections=records,",
        "collections=Records",
        "ids=,",
        "ids=a%20b",
        "changed_by=",
        "correlation_id=",
        "select=x",
        "_limit=0",
        "_limit=1001",
        "_cursor=",
      })
  void aSelectionThatCannotBeReadIsNotTheWholeSpace(String parameter) {
    assertThat(api.get(RESTORE + AT + "&" + parameter).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"plan\":null}",
        "{\"plan\":\"\"}",
        "{\"plan\":1}",
        "{\"change_reason\":1}",
        "{\"force\":true}",
        "{\"select\":null}",
        "{\"select\":{}}",
        "{\"select\":[]}",
        "{\"select\":{\"collections\":[]}}",
        "{\"select\":{\"collections\":\"records\"}}",
        "{\"select\":{\"collections\":[1]}}",
        "{\"select\":{\"ids\":null}}",
        "{\"select\":{\"ids\":[\"\"]}}",
        "{\"select\":{\"changed_by\":null}}",
        "{\"select\":{\"changed_by\":\"\"}}",
        "{\"select\":{\"correlation_id\":7}}",
        "{\"select\":{\"changed_since\":\"x\"}}",
      })
  void aBodyThatCannotBeReadRestoresNothing(String body) {
    assertThat(api.postJson(RESTORE + AT, body).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"force\":null}",
        "{\"force\":\"true\"}",
        "{\"select\":{\"ids\":[\"a\"]}}",
        "{\"plan\":\"p\"}"
      })
  void anUndoKnowsForceAndAReasonOnly(String body) {
    assertThat(api.postJson("/spaces/crm/restores/op-1/undo", body).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/spaces/a%20b/restore?snapshot=s | Invalid space id",
        "/spaces/crm/restores/a%2Fb | Invalid operation id",
        "/spaces/crm/restores/../undo | Invalid operation id",
      })
  void anIdThatCannotBeOneReachesNobody(String path, String message) {
    assertThat(api.get(path).body()).contains(message);
    assertThat(api.receivedNothing()).isTrue();
  }
}

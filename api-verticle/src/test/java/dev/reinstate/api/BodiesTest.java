package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.contracts.NewDocument;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, batches and patches in bodies. */
class BodiesTest {

  @Test
  void aDocumentWithoutSystemFieldsIsPassedOnAsItWasSent() {
    String text = " { \"price\": 1.10, \"big\":12345678901234567890123456789012345678901 } ";

    assertThat(DocumentBody.read(body(text))).isEqualTo(new NewDocument(null, text));
  }

  @Test
  void systemFieldsAreTakenOutAndTheIdIsTheCallersChoice() {
    String text =
        """
        {"_id":"emp_1","_version":3,"created_at":1,"created_by":null,"updated_at":"x",
         "updated_by":{},"price":1.10,"nested":{"_id":1,"_x":2}}
        """;

    assertThat(DocumentBody.read(body(text)))
        .isEqualTo(new NewDocument("emp_1", "{\"price\":1.10,\"nested\":{\"_id\":1,\"_x\":2}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_x\":1}",
        "{\"_\":1}",
        "{\"_Id\":\"a\"}",
        "{\"_id\":1}",
        "{\"_id\":null}",
        "{\"_id\":\"\"}",
        "{\"_id\":\"..\"}",
        "{\"_id\":\"a b\"}",
        "[]",
        "1",
        "\"{}\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\udfff\"}",
        "{\"a\":1e401}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1,}",
        "{} x",
        "\uFEFF{}",
      })
  void whatIsNoDocumentIsRefused(String text) {
    assertThat(problem(() -> DocumentBody.read(body(text))).status()).isEqualTo(400);
  }

  @Test
  void theIdInABodyMustBeTheOneInThePath() {
    assertThat(DocumentBody.read(body("{\"_id\":\"a\",\"x\":1}"), "a")).isEqualTo("{\"x\":1}");
    assertThatThrownBy(() -> DocumentBody.read(body("{\"_id\":\"b\"}"), "a"))
        .hasMessage("_id is not the id in the path");
  }

  @Test
  void aBatchIsReadInItsOrder() {
    assertThat(BatchBody.read(body("{\"documents\":[{\"_id\":\"b\",\"x\":1.0},{}]}")))
        .containsExactly(new NewDocument("b", "{\"x\":1.0}"), new NewDocument(null, "{}"));
  }

  @Test
  void theFirstBadDocumentOfABatchIsNamed() {
    Problem problem = problem(() -> BatchBody.read(body("{\"documents\":[{},{\"_x\":1},1]}")));

    assertThat(problem.details()).isEqualTo(Map.of("field", "_x", "index", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"documents\":{}}",
        "{\"documents\":[]}",
        "{\"documents\":[1]}",
        "{\"documents\":[{}],\"x\":1}",
      })
  void whatIsNoBatchIsRefused(String text) {
    assertThat(problem(() -> BatchBody.read(body(text))).status()).isEqualTo(400);
  }

  @Test
  void aBatchHasAtMostAThousandDocuments() {
    String thousand = "{},".repeat(999) + "{}";

    assertThat(BatchBody.read(body("{\"documents\":[" + thousand + "]}"))).hasSize(1_000);
    assertThat(problem(() -> BatchBody.read(body("{\"documents\":[{}," + thousand + "]}"))))
        .extracting(Problem::status)
        .isEqualTo(400);
  }

  @Test
  void aJsonPatchIsPassedOnAsItWasSent() {
    String text = "[ {\"op\":\"replace\",\"path\":\"/a/_id\",\"value\":1.10} ]";

    assertThat(JsonPatchBody.read(body(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[{\"op\":\"add\",\"path\":\"/_x\",\"value\":1}]",
        "[{\"op\":\"remove\",\"path\":\"/_id\"}]",
        "[{\"op\":\"replace\",\"path\":\"/updated_at\",\"value\":1}]",
        "[{\"op\":\"replace\",\"path\":\"/created_by/x\",\"value\":1}]",
        "[{\"op\":\"test\",\"path\":\"/_version\",\"value\":1}]",
        "[{\"op\":\"copy\",\"from\":\"/_id\",\"path\":\"/a\"}]",
        "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/_id\"}]",
        "[{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"\"}]",
        "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"\"}]",
        "[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"_x\":1}}]",
        "[{\"op\":\"add\",\"path\":\"\",\"value\":{\"_id\":\"a\"}}]",
        "[{\"op\":\"add\",\"path\":\"a\",\"value\":1}]",
        "[{\"op\":\"add\",\"path\":\"/a\"}]",
        "[{\"op\":\"merge\",\"path\":\"/a\",\"value\":1}]",
      })
  void aJsonPatchThatTouchesSystemFieldsOrIsNoneIsRefused(String text) {
    assertThat(problem(() -> JsonPatchBody.read(body(text))).status()).isEqualTo(400);
  }

  private static Body body(String text) {
    return new Body(Answer.JSON, Buffer.buffer(text));
  }

  private static Problem problem(Runnable reading) {
    try {
      reading.run();
      throw new AssertionError("nothing was refused");
    } catch (ProblemException e) {
      return e.problem();
    }
  }
}

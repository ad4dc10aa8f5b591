package dev.reinstate.platform.json.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.patch.PatchOutcome.Applied;
import dev.reinstate.platform.json.patch.PatchOutcome.Reason;
import dev.reinstate.platform.json.patch.PatchOutcome.Refused;
import org.junit.jupiter.api.Test;

class JsonPatchLimitsTest {

  private static final String REMOVE = "{\"op\":\"remove\",\"path\":\"/a\"},";

  @Test
  void aThousandOperationsAreReadAndOneMoreIsInvalid() {
    assertThatNoException().isThrownBy(() -> parse(REMOVE.repeat(1_000)));
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> parse(REMOVE.repeat(1_001)));
  }

  @Test
  void aDocumentThatDoublesItselfSoonCopiesTooMuch() throws InvalidJsonException {
    String doubling =
        "{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"},"
            + "{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/b\"},";

    assertRefused(parse(doubling.repeat(500)).apply(json("{}"), 1 << 20), Reason.TOO_LARGE);
  }

  @Test
  void copyingIsFreeUpToTheBound() throws InvalidJsonException {
    JsonPatch patch = parse("{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/b\"},");
    JsonNode document = json("{\"a\":[1,2,3]}");

    assertThat(patch.apply(document, 7)).isInstanceOf(Applied.class);
    assertRefused(patch.apply(document, 6), Reason.TOO_LARGE);
  }

  @Test
  void addingBelowTheDeepestAllowedPlaceIsRefused() throws InvalidJsonException {
    JsonNode document = nested(200);
    String deepest = "/a".repeat(199);

    assertThat(add(deepest + "/b", "1").apply(document, 0)).isInstanceOf(Applied.class);
    assertRefused(add(deepest + "/b", "[]").apply(document, 0), Reason.TOO_DEEP);
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> add(deepest + "/b/c", "1"));
  }

  @Test
  void nestingByCopyOrMoveIsRefusedBeyondTheLimit() throws InvalidJsonException {
    String place = "/x" + "/a".repeat(100);
    JsonNode document = json("{\"x\":" + nested(150) + ",\"y\":" + nested(150) + "}");

    for (String op : new String[] {"copy", "move"}) {
      JsonPatch patch =
          parse("{\"op\":\"%s\",\"from\":\"/y\",\"path\":\"%s/y\"},".formatted(op, place));
      assertRefused(patch.apply(document, 1 << 20), Reason.TOO_DEEP);
    }
  }

  @Test
  void aDeepValueCanBeRenamedWhereItIs() throws InvalidJsonException {
    JsonPatch rename = parse("{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/b\"},");

    assertThat(rename.apply(nested(200), 0)).isInstanceOf(Applied.class);
  }

  private static void assertRefused(PatchOutcome outcome, Reason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static JsonPatch add(String path, String value) throws InvalidJsonException {
    return parse("{\"op\":\"add\",\"path\":\"%s\",\"value\":%s},".formatted(path, value));
  }

  /** The operations, each with a comma behind it. */
  private static JsonPatch parse(String operations) throws InvalidJsonException {
    return JsonPatch.parse(json("[" + operations.substring(0, operations.length() - 1) + "]"));
  }

  private static JsonNode nested(int depth) {
    return json("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1));
  }

  private static JsonNode json(String text) {
    return Json.readStored(text);
  }
}

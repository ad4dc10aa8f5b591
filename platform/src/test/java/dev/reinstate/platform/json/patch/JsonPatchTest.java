package dev.reinstate.platform.json.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.patch.PatchOutcome.Applied;
import dev.reinstate.platform.json.patch.PatchOutcome.Reason;
import dev.reinstate.platform.json.patch.PatchOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables are in {@code patch-*.txt}, with {@code '} for a quote. */
class JsonPatchTest {

  private static final long MAX_COPIED = 1_000;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "patch-applied.txt", delimiter = '|', quoteCharacter = '`')
  void patchesAreApplied(String name, String document, String patch, String result)
      throws InvalidJsonException {
    assertThat(apply(document, patch)).isEqualTo(new Applied(json(result)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "patch-refused.txt", delimiter = '|', quoteCharacter = '`')
  void patchesThatDoNotFitTheDocumentAreRefused(
      String name, String document, String patch, Reason reason) throws InvalidJsonException {
    assertThat(apply(document, patch))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "patch-invalid.txt", delimiter = '|', quoteCharacter = '`')
  void whatIsNoPatchIsInvalid(String name, String patch) {
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> JsonPatch.parse(json(patch)));
  }

  @Test
  void messagesNameTheOperationAndNothingOfTheDocument() throws InvalidJsonException {
    String failing = "[{'op':'test','path':'/a','value':1},{'op':'remove','path':'/secret'}]";
    String invalid = "[{'op':'remove','path':'/a'},{'op':'replace','path':'/secret'}]";

    assertThat(apply("{'a':1}", failing))
        .isEqualTo(
            new Refused(
                Reason.PATH_MISSING,
                "JSON Patch, operation at index 1: there is nothing at this path"));
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> JsonPatch.parse(json(invalid)))
        .withMessage("Invalid JSON Patch, operation at index 1: 'value' is missing");
  }

  @Test
  void aPatchAndItsDocumentStayAsTheyAre() throws InvalidJsonException {
    JsonNode document = json("{'a':{'b':1}}");
    JsonPatch patch =
        parse(
            "[{'op':'add','path':'/c','value':{}},{'op':'add','path':'/c/d','value':[1]},"
                + "{'op':'add','path':'/c/d/-','value':2},{'op':'remove','path':'/a/b'}]");

    PatchOutcome first = patch.apply(document, MAX_COPIED);

    assertThat(document).isEqualTo(json("{'a':{'b':1}}"));
    assertThat(patch.apply(document, MAX_COPIED)).isEqualTo(first);
  }

  @Test
  void aCopyIsNotChangedWithItsOriginal() throws InvalidJsonException {
    String patch =
        "[{'op':'copy','from':'/a','path':'/b'},{'op':'add','path':'/a/x','value':1},"
            + "{'op':'add','path':'/b/y','value':2}]";

    assertThat(apply("{'a':{}}", patch)).isEqualTo(new Applied(json("{'a':{'x':1},'b':{'y':2}}")));
  }

  @Test
  void operationsSayWhatTheyReadAndWrite() throws InvalidJsonException {
    JsonPatch patch =
        parse(
            "[{'op':'add','path':'/a','value':1},{'op':'remove','path':'/b'},"
                + "{'op':'replace','path':'/c','value':1},{'op':'move','from':'/d','path':'/e'},"
                + "{'op':'copy','from':'/f','path':'/g'},{'op':'test','path':'/h','value':1}]");

    assertThat(patch.operations().stream().flatMap(operation -> operation.reads().stream()))
        .extracting(Pointer::toString)
        .containsExactly("/d", "/f", "/h");
    assertThat(patch.operations().stream().flatMap(operation -> operation.writes().stream()))
        .extracting(Pointer::toString)
        .containsExactly("/a", "/b", "/c", "/d", "/e", "/g");
  }

  private static PatchOutcome apply(String document, String patch) throws InvalidJsonException {
    return parse(patch).apply(json(document), MAX_COPIED);
  }

  private static JsonPatch parse(String patch) throws InvalidJsonException {
    return JsonPatch.parse(json(patch));
  }

  private static JsonNode json(String text) {
    return Json.readStored(text.replace('\'', '"'));
  }
}

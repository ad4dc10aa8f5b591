package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merge patch (RFC 7396) and JSON Patch (RFC 6902). */
@ExtendWith(InstallationExtension.class)
final class PatchIT {

  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Caller admin;
  private final String path;

  PatchIT(Installation installation) {
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"name":"John","salary":1.10,"tags":["a","b"],"home":{"zip":"1","city":"Ulm"}}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", MERGE_PATCH, "application/merge-patch+json; charset=utf-8"})
  void aMergePatchChangesWhatItNamesAndRemovesWhatItNulls(String type) {
    Answer patched =
        patch(
            """
            {"name":"Jane","salary":null,"home":{"city":null,"street":"A"},"tags":["c"]}\
            """,
            type);

    assertThat(patched.version()).isEqualTo(2);
    assertThat(patched.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"Jane","tags":["c"],"home":{"zip":"1","street":"A"}}\
                """));
  }

  @Test
  void whatAMergePatchDoesNotNameKeepsItsDigits() {
    patch("{\"name\":\"Jane\"}", MERGE_PATCH);

    assertThat(admin.get(path).text()).contains("1.10");
  }

  @Test
  void aJsonPatchIsCarriedOutInItsOrder() {
    Answer patched =
        patch(
            """
            [{"op":"test","path":"/salary","value":1.1},
             {"op":"replace","path":"/salary","value":2},
             {"op":"add","path":"/tags/-","value":"c"},
             {"op":"remove","path":"/tags/0"},
             {"op":"move","from":"/home/zip","path":"/zip"},
             {"op":"copy","from":"/name","path":"/home/name"}]\
            """,
            JSON_PATCH);

    assertThat(patched.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"John","salary":2,"tags":["b","c"],"zip":"1",
                 "home":{"city":"Ulm","name":"John"}}\
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"op\":\"test\",\"path\":\"/name\",\"value\":\"Jane\"}]",
        "[{\"op\":\"remove\",\"path\":\"/nothing\"}]",
        "[{\"op\":\"replace\",\"path\":\"/nothing\",\"value\":1}]",
        "[{\"op\":\"add\",\"path\":\"/tags/7\",\"value\":1}]",
        "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1},{\"op\":\"remove\",\"path\":\"/b\"}]"
      })
  void aJsonPatchThatDoesNotFitTheDocumentIsRefusedWhole(String patch) {
    Answer refused = patch(patch, JSON_PATCH);

    assertThat(refused.status()).isIn(400, 409, 422);
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "[{\"op\":\"jump\",\"path\":\"/a\"}]",
        "[{\"op\":\"add\",\"path\":\"a\",\"value\":1}]",
        "[{\"op\":\"add\",\"path\":\"/a\"}]",
        "[{\"op\":\"add\",\"value\":1}]",
        "[{\"op\":\"replace\",\"path\":\"/_version\",\"value\":9}]",
        "[{\"op\":\"test\",\"path\":\"/_id\",\"value\":\"x\"}]",
        "[{\"op\":\"add\",\"path\":\"/_x\",\"value\":9}]",
        "[{\"op\":\"add\",\"path\":\"\",\"value\":{\"_x\":1}}]",
        "[{\"op\":\"add\",\"path\":\"\",\"value\":[]}]",
        "[{\"op\":\"remove\",\"path\":\"\"}]",
        "[1]"
      })
  void aJsonPatchThatIsNoneIs400(String patch) {
    assertThat(patch(patch, JSON_PATCH).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[]", "null", "\"x\"", "", "{"})
  void aMergePatchThatIsNoObjectIs400(String patch) {
    assertThat(patch(patch, MERGE_PATCH).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void anEmptyPatchIsAChange() {
    assertThat(patch("{}", MERGE_PATCH).version()).isEqualTo(2);
    assertThat(patch("[]", JSON_PATCH).version()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/json-patch", "nonsense"})
  void anotherTypeIs415WithThoseThatAreTaken(String type) {
    Answer refused = patch("{}", type);

    assertThat(refused.outcome()).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void itNeedsADocument() {
    assertThat(admin.patch(Installation.newPath("employees"), "{}").outcome())
        .isEqualTo("404 DOCUMENT_NOT_FOUND");
  }

  private Answer patch(String patch, String type) {
    return admin.patch(path, patch, "Content-Type", type);
  }
}

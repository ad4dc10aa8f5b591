package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). */
@ExtendWith(InstallationExtension.class)
final class ConditionalIT {

  private final Caller admin;
  private final String path;

  ConditionalIT(Installation installation) {
    admin = installation.admin();
    path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2\"", "*", "\"1\", \"2\"", "\"2\",\"9\"", "\"foreign\", \"2\"", " \"2\" "})
  void whatMatchesIsChanged(String tags) {
    assertThat(admin.put(path, "{}", "If-Match", tags).version()).isEqualTo(3);
    assertThat(admin.get(path + "/versions").json()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"3\"", "W/\"2\"", "\"1\", \"3\"", "\"\"", "\"02\"", "\"x\""})
  void whatDoesNotMatchIs412WithTheCurrentVersion(String tags) {
    Answer refused = admin.put(path, "{}", "If-Match", tags);

    assertThat(refused.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"PRECONDITION_FAILED","message":"The document has another version",
                  "details":{"collection":"employees","id":"%s","version":2}}}\
                """
                    .formatted(path.substring("/employees/".length()))));
    assertThat(refused.status()).isEqualTo(412);
    assertThat(admin.get(path).version()).isEqualTo(2);
  }

  @Test
  void everyChangeCanBeConditional() {
    String[] stale = {"If-Match", "\"1\""};

    assertThat(admin.patch(path, "{}", stale).status()).isEqualTo(412);
    assertThat(admin.delete(path, stale).status()).isEqualTo(412);
    assertThat(admin.send("POST", path + "/restore/1", stale).status()).isEqualTo(412);
    assertThat(admin.get(path + "/versions").json()).hasSize(2);
  }

  @Test
  void aRestoreUnderTheRightConditionIsMade() {
    assertThat(admin.send("POST", path + "/restore/1", "If-Match", "\"2\"").version()).isEqualTo(4);
  }

  @Test
  void aStarIsNoMatchForADeletedDocument() {
    admin.delete(path);

    assertThat(admin.send("POST", path + "/restore/1", "If-Match", "*").outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
    assertThat(admin.send("POST", path + "/restore/1", "If-Match", "\"3\"").outcome())
        .isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2", "2\"", "\"1\" \"2\"", "\"2\",", "w/\"2\"", "*, \"2\"", ","})
  void whatIsNoEntityTagIs400(String tags) {
    assertThat(admin.put(path, "{}", "If-Match", tags).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path, "If-None-Match", tags).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "*", "W/\"2\"", "\"1\", W/\"2\""})
  void whatTheCallerHasIsNotSentAgain(String tags) {
    Answer unchanged = admin.get(path, "If-None-Match", tags);

    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("ETag")).isEqualTo("\"2\"");
    assertThat(unchanged.text()).isEmpty();
    assertThat(admin.send("HEAD", path, "If-None-Match", tags).status()).isEqualTo(304);
  }

  @Test
  void whatTheCallerDoesNotHaveIsSent() {
    assertThat(admin.get(path, "If-None-Match", "\"1\", \"3\"").outcome()).isEqualTo("200");
  }

  @Test
  void anOldVersionHasItsOwnTag() {
    assertThat(admin.get(path + "/versions/1", "If-None-Match", "\"1\"").status()).isEqualTo(304);
    assertThat(admin.get(path + "/versions/1", "If-None-Match", "\"2\"").status()).isEqualTo(200);
  }

  @Test
  void aMissingDocumentIs404WhateverTheCallerHas() {
    assertThat(admin.get(Installation.newPath("employees"), "If-None-Match", "*").outcome())
        .isEqualTo("404 DOCUMENT_NOT_FOUND");
  }
}

package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of versions, and each of them. */
@ExtendWith(InstallationExtension.class)
final class VersionsIT {

  private final Installation installation;
  private final Caller admin;
  private final String path;

  VersionsIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path = installation.document("employees", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
  }

  @Test
  void theyCanBeReadInPages() {
    assertThat(admin.get(path + "/versions?_limit=2").column("version")).containsExactly("4", "3");
    assertThat(admin.get(path + "/versions?_limit=2&_before=3").column("version"))
        .containsExactly("2", "1");
    assertThat(admin.get(path + "/versions?_before=1").json()).isEmpty();
  }

  @Test
  void anEntryHasNoMoreThanThereIsToSay() {
    JsonNode first = admin.get(path + "/versions?_before=2").json().path(0);

    assertThat(first.properties().stream().map(Map.Entry::getKey))
        .containsExactly("version", "action", "updated_by", "updated_at");
  }

  @Test
  void aVersionIsTheDocumentAsItWas() {
    Answer now = admin.get(path);

    Answer version = admin.get(path + "/versions/4");
    admin.put(path, "{}");

    assertThat(version.json().path("data")).isEqualTo(now.json());
    assertThat(version.header("ETag")).isEqualTo("\"4\"");
    assertThat(admin.get(path + "/versions/4").text()).isEqualTo(version.text());
  }

  @Test
  void theMetadataAreThoseOfTheList() {
    admin.post(path + "/restore/1", "{\"change_reason\":\"r\"}", "X-Correlation-ID", "run 7");

    JsonNode entry = admin.get(path + "/versions").json().path(0);
    JsonNode metadata = admin.get(path + "/versions/6").json().path("metadata");

    assertThat(metadata.properties())
        .allSatisfy(m -> assertThat(entry.get(m.getKey())).isEqualTo(m.getValue()));
    assertThat(entry.size()).isEqualTo(metadata.size() + 1);
    assertThat(entry.path("correlation_id").asText()).isEqualTo("run 7");
    assertThat(entry.path("restored_from").intValue()).isEqualTo(1);
  }

  @Test
  void bothVersionsOfARestoreCarryTheCorrelationId() {
    admin.send("POST", path + "/restore/1", "X-Correlation-ID", "run-8");

    assertThat(admin.get(path + "/versions?_limit=3").column("correlation_id"))
        .containsExactly("run-8", "run-8", "");
  }

  @Test
  void everyWriteStoresTheCorrelationId() {
    String[] run = {"X-Correlation-ID", "c"};
    String id = admin.post("/employees", "{}", run).json().path("_id").asText();
    admin.put("/employees/" + id, "{}", run);
    admin.patch("/employees/" + id, "{}", run);
    admin.delete("/employees/" + id, run);

    assertThat(admin.get("/employees/" + id + "/versions").column("correlation_id"))
        .containsExactly("c", "c", "c", "c");
  }

  @Test
  void thoseOfAMissingDocumentAre404() {
    Answer answer = admin.get("/employees/nobody/versions");

    assertThat(answer.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"DOCUMENT_NOT_FOUND","message":"Document not found",
                  "details":{"collection":"employees","id":"nobody"}}}\
                """));
  }

  @Test
  void theyNeedThePermissionToRead() {
    Caller author = installation.as("arno", "author");

    assertThat(author.get(path + "/versions").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(author.get(path + "/versions/1").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_limit=0",
        "_limit=x",
        "_before=0",
        "_before=x",
        "_before=-1",
        "_cursor=x",
        "limit=1"
      })
  void aBadParameterIs400(String query) {
    assertThat(admin.get(path + "/versions?" + query).outcome()).isEqualTo("400 BAD_REQUEST");
  }
}

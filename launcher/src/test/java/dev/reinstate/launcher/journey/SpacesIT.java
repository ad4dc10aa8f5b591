package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces as documents, and the documents in them. */
@ExtendWith(InstallationExtension.class)
final class SpacesIT {

  private final Installation installation;
  private final Caller admin;

  SpacesIT(Installation installation) {
    this.installation = installation;
    this.admin = installation.admin();
  }

  @Test
  void aSpaceIsThereUnderTheIdThatItWasGiven() {
    String id = UUID.randomUUID().toString();

    Answer created = admin.post("/spaces", "{\"_id\":\"" + id + "\",\"metadata\":{\"a\":1.10}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/spaces/" + id);
    Answer read = admin.get("/spaces/" + id);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(withoutEarliest(read)).isEqualTo(created.json());
  }

  @Test
  void aSpaceGetsAnIdWhereItHasNone() {
    String path = installation.space("{\"name\":\"unnamed\"}");

    assertThat(admin.get(path).content().path("name").asText()).isEqualTo("unnamed");
  }

  @Test
  void aNewSpaceCanGoBackToItsBeginning() {
    JsonNode space = admin.get(installation.space("{}")).json();

    assertThat(space.path("earliest_restorable")).isEqualTo(space.path("created_at"));
  }

  @Test
  void anIdThatIsTakenIsTaken() {
    String id = idOf(installation.space("{}"));

    assertThat(admin.post("/spaces", "{\"_id\":\"" + id + "\"}").outcome())
        .isEqualTo("409 RESOURCE_EXISTS");
  }

  @Test
  void spacesAreListedWithTheFiltersOfDocuments() {
    String name = UUID.randomUUID().toString();
    String id = idOf(installation.space("{\"name\":\"" + name + "\"}"));

    assertThat(Answer.column(admin.get("/spaces?name=" + name).json().path("data"), "_id"))
        .containsExactly(id);
    assertThat(Answer.column(admin.get("/spaces?_id=default").json().path("data"), "_id"))
        .containsExactly("default");
  }

  @Test
  void aSpaceIsChangedAndItsVersionsCompared() {
    String path = installation.space("{\"name\":\"a\"}");

    Answer changed = admin.patch(path, "{\"name\":\"b\"}", "If-Match", "\"1\"");

    assertThat(changed.version()).isEqualTo(2);
    assertThat(admin.get(path + "/versions").column("version")).containsExactly("2", "1");
    assertThat(admin.get(path + "/versions/1").json().path("data").path("name").asText())
        .isEqualTo("a");
    assertThat(admin.get(path + "/diff/1/2").json().path("changes").toString())
        .isEqualTo("[{\"field\":\"name\",\"from\":\"a\",\"to\":\"b\"}]");
  }

  @Test
  void aSpaceCanBeReadAsItWas() {
    String path = installation.space("{\"name\":\"a\"}");
    String created = admin.get(path).json().path("created_at").asText();
    admin.patch(path, "{\"name\":\"b\"}");

    Answer then = admin.get(path + "?at=" + created);

    assertThat(then.content()).isEqualTo(Json.of("{\"name\":\"a\"}"));
  }

  @Test
  void aDeletedSpaceIsGoneWithAllThatIsInIt() {
    String path = installation.space("{}");
    String record = installation.made(path + "/employees", "{}");

    Answer deleted = admin.delete(path);

    assertThat(deleted.json().path("deleted").booleanValue()).isTrue();
    assertThat(admin.get(path).outcome()).isEqualTo("404 SPACE_NOT_FOUND");
    assertThat(admin.get(record).outcome()).isEqualTo("404 SPACE_NOT_FOUND");
    assertThat(admin.post(path + "/employees", "{}").outcome()).isEqualTo("404 SPACE_NOT_FOUND");
    assertThat(admin.get(path + "/versions").column("action")).containsExactly("delete", "create");
  }

  @Test
  void theDefaultSpaceIsNotDeleted() {
    Answer refused = admin.delete("/spaces/default");

    assertThat(refused.status()).isIn(400, 409);
    assertThat(admin.get("/spaces/default").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spaces/nowhere",
        "/spaces/nowhere/employees",
        "/spaces/nowhere/records/r/versions"
      })
  void aSpaceThatIsNotThereIsNotFound(String path) {
    Answer answer = admin.get(path);

    assertThat(answer.outcome()).isEqualTo("404 SPACE_NOT_FOUND");
    assertThat(answer.details()).isEqualTo(Json.of("{\"space\":\"nowhere\"}"));
  }

  @Test
  void norIsItToARestore() {
    assertThat(admin.post("/spaces/nowhere/records/r/restore/1").outcome())
        .isEqualTo("404 SPACE_NOT_FOUND");
  }

  @Test
  void equalIdsInTwoSpacesAreTwoDocuments() {
    String one = installation.space("{}");
    String other = installation.space("{}");
    admin.post(one + "/employees", "{\"_id\":\"e\",\"name\":\"one\"}");
    admin.post(other + "/employees", "{\"_id\":\"e\",\"name\":\"other\"}");

    admin.patch(one + "/employees/e", "{\"name\":\"changed\"}");

    assertThat(admin.get(other + "/employees/e").content())
        .isEqualTo(Json.of("{\"name\":\"other\"}"));
    assertThat(admin.get(other + "/employees/e/versions").column("version")).containsExactly("1");
    assertThat(admin.get(other + "/employees").json().path("data")).hasSize(1);
  }

  @Test
  void whatIsAtTheRootIsInTheSpaceDefault() {
    String path = installation.document("employees", "{\"name\":\"John\"}");

    assertThat(admin.get("/spaces/default" + path).json()).isEqualTo(admin.get(path).json());
  }

  @Test
  void aComponentIsThereInSpacesAlone() {
    assertThat(admin.get("/workbooks").outcome()).isEqualTo("404 COLLECTION_NOT_FOUND");
    assertThat(admin.get("/spaces/default/workbooks").outcome()).isEqualTo("200");
  }

  @Test
  void aDocumentOfASpaceIsRestoredLikeAnyOther() {
    String space = installation.space("{}");
    String path = installation.made(space + "/workbooks", "{\"name\":\"a\"}");
    admin.put(path, "{\"name\":\"b\"}");

    Answer restored = admin.post(path + "/restore/1");

    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.content()).isEqualTo(Json.of("{\"name\":\"a\"}"));
    assertThat(admin.get(path + "/versions").column("action"))
        .containsExactly("restore", "snapshot", "update", "create");
  }

  @Test
  void aTokenThatIsBoundToASpaceIsGoodThereAlone() {
    String own = installation.space("{}");
    String other = installation.space("{}");
    Caller bound = admin.with(Jwt.boundTo(idOf(own), "ada", "admin"));

    assertThat(bound.post(own + "/employees", "{}").outcome()).isEqualTo("201");
    assertThat(bound.get(own).outcome()).isEqualTo("200");
    assertThat(bound.get(other).outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(bound.get(other + "/employees").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(bound.post(other + "/employees", "{}").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(bound.get("/employees").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(bound.post("/employees/x/restore/1").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(bound.post("/spaces", "{}").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /restore?dateTime=%s",
    "POST, /restore?dateTime=%s",
    "GET, /restores",
    "GET, /history",
    "GET, /snapshots",
    "POST, /snapshots"
  })
  void aTokenThatIsBoundToAnotherSpaceHasNoPartInItsHistory(String method, String path) {
    String own = installation.space("{}");
    String other = installation.space("{}");
    String moment = admin.get(other).json().path("created_at").asText();
    Caller bound = admin.with(Jwt.boundTo(idOf(own), "ada", "admin"));
    String target = other + path.formatted(moment);

    Answer refused =
        path.equals("/snapshots") && method.equals("POST")
            ? bound.post(target, "{\"label\":\"mine\"}")
            : bound.send(method, target);

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(admin.get(other + "/restores").json().path("data")).isEmpty();
    assertThat(admin.get(other + "/snapshots").json().path("data")).isEmpty();
  }

  @Test
  void whoMayNotReadSpacesIsToldSo() {
    Answer refused = installation.as("nobody").get("/spaces");

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.message()).isEqualTo("You don't have permission to read these spaces");
  }

  private static String idOf(String path) {
    return path.substring("/spaces/".length());
  }

  private static JsonNode withoutEarliest(Answer space) {
    ObjectNode document = (ObjectNode) space.json();
    return document.without("earliest_restorable");
  }
}

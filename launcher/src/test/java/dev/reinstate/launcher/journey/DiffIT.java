package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code GET .../diff/a/b}. */
@ExtendWith(InstallationExtension.class)
final class DiffIT {

  private static final String JSON_PATCH = "application/json-patch+json";

  private final Installation installation;
  private final Caller admin;
  private final String path;

  DiffIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"name":"John","pay":{"base":1,"x.y":true},"tags":["a","b"],"old":null}\
            """,
            """
            {"name":"Jane","pay":{"base":1,"x.y":false},"tags":["b","a"],"new":{"k":1}}\
            """);
  }

  @Test
  void itListsTheChangesSortedByField() {
    assertThat(admin.get(path + "/diff/1/2").json())
        .isEqualTo(
            Json.of(
                """
                {"from_version":1,"to_version":2,"changes":[
                  {"field":"name","from":"John","to":"Jane"},
                  {"field":"new","to":{"k":1}},
                  {"field":"old","from":null},
                  {"field":"pay.\\"x.y\\"","from":true,"to":false},
                  {"field":"tags","from":["a","b"],"to":["b","a"]}]}\
                """));
  }

  @Test
  void theOtherWayRoundItSaysTheOpposite() {
    assertThat(admin.get(path + "/diff/2/1").json())
        .isEqualTo(
            Json.of(
                """
                {"from_version":2,"to_version":1,"changes":[
                  {"field":"name","from":"Jane","to":"John"},
                  {"field":"new","from":{"k":1}},
                  {"field":"old","to":null},
                  {"field":"pay.\\"x.y\\"","from":false,"to":true},
                  {"field":"tags","from":["b","a"],"to":["a","b"]}]}\
                """));
  }

  @Test
  void aVersionDoesNotDifferFromItself() {
    assertThat(admin.get(path + "/diff/2/2").json().path("changes")).isEmpty();
  }

  @Test
  void aDeletionCountsAsAnEmptyDocument() {
    admin.delete(path);

    assertThat(Answer.column(admin.get(path + "/diff/3/2").json().path("changes"), "field"))
        .containsExactly("name", "new", "pay", "tags");
    assertThat(admin.get(path + "/diff/3/2").json().path("changes").path(0))
        .isEqualTo(Json.of("{\"field\":\"name\",\"to\":\"Jane\"}"));
  }

  @Test
  void asAJsonPatchItMakesTheOneIntoTheOther() {
    Answer patch = admin.get(path + "/diff/1/2", "Accept", JSON_PATCH);
    assertThat(patch.header("Content-Type")).startsWith(JSON_PATCH);
    admin.post(path + "/restore/1");

    Answer patched = admin.patch(path, patch.text(), "Content-Type", JSON_PATCH);

    assertThat(patched.content())
        .isEqualTo(
            Json.of(
                """
                {"name":"Jane","pay":{"base":1,"x.y":false},"tags":["b","a"],"new":{"k":1}}\
                """));
  }

  @Test
  void aMissingVersionIs404() {
    assertThat(admin.get(path + "/diff/1/9").details())
        .isEqualTo(
            Json.of(
                "{\"collection\":\"employees\",\"id\":\"%s\",\"version\":9}"
                    .formatted(path.substring("/employees/".length()))));
    assertThat(admin.get(path + "/diff/9/1").outcome()).isEqualTo("404 VERSION_NOT_FOUND");
  }

  @Test
  void itNeedsThePermissionToRead() {
    assertThat(installation.as("arno", "author").get(path + "/diff/1/2").outcome())
        .isEqualTo("403 FORBIDDEN");
  }
}

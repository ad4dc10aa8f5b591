package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rows of the error table, in their exact shape. */
@ExtendWith(InstallationExtension.class)
final class ErrorsIT {

  private final Installation installation;
  private final Caller admin;
  private final Caller nobody;
  private final String path;
  private final String id;

  ErrorsIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    nobody = installation.as("nobody");
    path = installation.document("employees", "{\"n\":1}");
    id = path.substring("/employees/".length());
  }

  @Test
  void anInvalidVersion() {
    assertError(
        admin.post(path + "/restore/abc"),
        400,
        """
        {"code":"BAD_REQUEST","message":"Invalid version number","details":{"version":"abc"}}\
        """);
  }

  @Test
  void aMissingPermissionForEachKindOfRequest() {
    Map.of(
            "read", nobody.get(path),
            "create", nobody.post("/employees", "{}"),
            "update", nobody.put(path, "{}"),
            "delete", nobody.delete(path),
            "restore", nobody.post(path + "/restore/1"))
        .forEach(
            (action, answer) ->
                assertError(
                    answer,
                    403,
                    """
                    {"code":"FORBIDDEN",
                     "message":"You don't have permission to %1$s this document",
                     "details":{"action":"%1$s","collection":"employees"}}\
                    """
                        .formatted(action)));
  }

  @Test
  void aMissingCollection() {
    assertError(
        admin.get("/unknown/x"),
        404,
        """
        {"code":"COLLECTION_NOT_FOUND","message":"Collection not found",
         "details":{"collection":"unknown"}}\
        """);
  }

  @Test
  void aMissingDocument() {
    assertError(
        admin.get("/employees/nobody"),
        404,
        """
        {"code":"DOCUMENT_NOT_FOUND","message":"Document not found",
         "details":{"collection":"employees","id":"nobody"}}\
        """);
  }

  @Test
  void aMissingVersion() {
    assertError(
        admin.post(path + "/restore/99"),
        404,
        """
        {"code":"VERSION_NOT_FOUND","message":"Version not found",
         "details":{"collection":"employees","id":"%s","version":99}}\
        """
            .formatted(id));
  }

  @Test
  void anExistingDocument() {
    assertError(
        admin.post("/employees", "{\"_id\":\"" + id + "\"}"),
        409,
        """
        {"code":"RESOURCE_EXISTS","message":"A document with this id exists",
         "details":{"collection":"employees","id":"%s"}}\
        """
            .formatted(id));
  }

  @Test
  void anUnknownQueryParameter() {
    assertError(
        admin.get(path + "?limit=1"),
        400,
        """
        {"code":"BAD_REQUEST","message":"Unknown query parameter",
         "details":{"parameter":"limit"}}\
        """);
  }

  @Test
  void anUnknownBodyField() {
    assertError(
        admin.post(path + "/restore/1", "{\"force\":true}"),
        400,
        """
        {"code":"BAD_REQUEST","message":"Unknown field","details":{"field":"force"}}\
        """);
  }

  @Test
  void thingsOfOtherVersionsOfTheServiceAreNotThere() {
    for (String target : new String[] {"/", "/_nothing", "/employees/x/y", "/a/b/c/d/e/f"}) {
      assertThat(admin.get(target).outcome()).isEqualTo("404 NOT_FOUND");
    }
  }

  @Test
  void anErrorIsMarkedAsJson() {
    Answer error = admin.get("/unknown/x");

    assertThat(error.header("Content-Type")).isEqualTo("application/json");
    assertThat(error.header("X-Request-ID")).isNotBlank();
    assertThat(installation.anonymous().get("/x").header("Content-Type"))
        .isEqualTo("application/json");
  }

  private static void assertError(Answer answer, int status, String error) {
    JsonNode body = answer.json();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(body.size()).isEqualTo(1);
    assertThat(body.path("error")).isEqualTo(Json.of(error));
  }
}

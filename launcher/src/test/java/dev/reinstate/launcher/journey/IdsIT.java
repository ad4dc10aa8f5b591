package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be an id: 1 to 128 of {@code A-Za-z0-9._~:@-}, but no dots alone. */
@ExtendWith(InstallationExtension.class)
final class IdsIT {

  private static final String ALL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:@-";

  private final Caller admin;

  IdsIT(Installation installation) {
    admin = installation.admin();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ALL, "...", "-", "~", ".a", "1", "versions", "batch", "null", "a:b@c", "_health"})
  void aGoodIdIsReadUnderItsName(String id) {
    String body = "{\"_id\":\"" + id + "\"}";
    assertThat(admin.post("/employees", body).status()).isIn(201, 409);

    assertThat(admin.get("/employees/" + id).json().path("_id").asText()).isEqualTo(id);
    assertThat(admin.get("/employees/" + id + "/versions").status()).isEqualTo(200);
  }

  @Test
  void anIdOf128CharactersIsGoodAndOneOf129IsNot() {
    String longest = (UUID.randomUUID() + "x".repeat(128)).substring(0, 128);

    assertThat(admin.post("/employees", "{\"_id\":\"" + longest + "\"}").outcome())
        .isEqualTo("201");
    assertThat(admin.get("/employees/" + longest).status()).isEqualTo(200);
    assertThat(admin.post("/employees", "{\"_id\":\"" + longest + "x\"}").outcome())
        .isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get("/employees/" + longest + "x").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\".\"",
        "\"..\"",
        "\"a b\"",
        "\"a/b\"",
        "\"é\"",
        "\"a%20\"",
        "\"a\\u0000\"",
        "\"a+b\"",
        "\"١\"",
        "7",
        "null",
        "true",
        "{}",
        "[\"a\"]"
      })
  void aBadIdInABodyIs400(String id) {
    assertThat(admin.post("/employees", "{\"_id\":" + id + "}").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", "%2e", "%2E%2E", "a%20b", "a%2Fb", "%C3%A9", "a+b", "a%00", "a,b"})
  void aBadIdInAPathIs400(String id) {
    assertThat(admin.get("/employees/" + id).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees/" + id + "/restore/1").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aPercentEncodedIdIsTheSame() {
    String id = "a:" + UUID.randomUUID();
    admin.post("/employees", "{\"_id\":\"" + id + "\"}");

    String encoded = "%61%3A" + id.substring(2).replace("-", "%2d");

    assertThat(admin.get("/employees/" + encoded).json().path("_id").asText()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Employees", "1a", "a.b", "%20", "unknown", "employees%20", "a%2Fb"})
  void whatIsNoCollectionIs404(String collection) {
    Answer answer = admin.get("/" + collection + "/x");

    assertThat(answer.outcome()).isEqualTo("404 COLLECTION_NOT_FOUND");
  }
}

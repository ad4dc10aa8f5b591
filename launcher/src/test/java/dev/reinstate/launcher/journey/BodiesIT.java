package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may be. */
@ExtendWith(InstallationExtension.class)
final class BodiesIT {

  private final Caller admin;
  private final String path;

  BodiesIT(Installation installation) {
    admin = installation.admin();
    path = installation.document("employees", "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json; charset=latin1",
        "json",
        "*/*"
      })
  void anotherBodyTypeIs415(String type) {
    assertThat(admin.post("/employees", "{}", "Content-Type", type).outcome())
        .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    assertThat(admin.put(path, "{}", "Content-Type", type).outcome())
        .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    assertThat(admin.post(path + "/restore/1", "{}", "Content-Type", type).outcome())
        .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aCompressedBodyIs415() {
    assertThat(admin.put(path, "{}", "Content-Encoding", "gzip").outcome())
        .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/json;charset=\"UTF-8\""
      })
  void jsonInUtf8IsTakenHoweverItIsNamed(String type) {
    assertThat(admin.put(path, "{}", "Content-Type", type).outcome()).isEqualTo("200");
  }

  @Test
  void aBodyOverTheLimitIs413() {
    String tooLarge = "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";

    assertThat(admin.put(path, tooLarge).outcome()).isEqualTo("413 PAYLOAD_TOO_LARGE");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @Test
  void aBodyAtTheLimitIsTaken() {
    String large = "{\"x\":\"" + "x".repeat(1024 * 1024 - 8) + "\"}";

    assertThat(admin.put(path, large).version()).isEqualTo(2);
    assertThat(admin.get(path).content()).isEqualTo(Json.of(large));
  }

  @Test
  void aBodyWhereNoneBelongsIs400() {
    assertThat(admin.sendAsync("DELETE", path, "{}").join().outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.sendAsync("GET", path, "{}").join().outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void aMissingBodyIs400(String method) {
    String target = method.equals("POST") ? "/employees" : path;

    assertThat(admin.send(method, target, "Content-Type", "application/json").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }
}

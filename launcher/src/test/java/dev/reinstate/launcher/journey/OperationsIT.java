package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is there for those who run the service, and for those who write clients. */
@ExtendWith(InstallationExtension.class)
final class OperationsIT {

  private final Caller anonymous;
  private final Caller admin;
  private final String path;

  OperationsIT(Installation installation) {
    anonymous = installation.anonymous();
    admin = installation.admin();
    path = installation.document("employees", "{}");
  }

  @Test
  void theServiceLives() {
    assertThat(anonymous.get("/_health/live").json()).isEqualTo(Json.of("{\"status\":\"UP\"}"));
  }

  @Test
  void theServiceIsReady() {
    assertThat(anonymous.get("/_health/ready").json())
        .isEqualTo(
            Json.of(
                """
                {"status":"UP",
                 "checks":{"audit":"UP","bus":"UP","database":"UP","hooks":"UP","migrations":"UP"}}\
                """));
  }

  @Test
  void theContractIsTheSameInBothForms() throws JsonProcessingException {
    Answer json = anonymous.get("/_openapi.json");
    Answer yaml = anonymous.get("/_openapi.yaml");

    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(Json.of(new YAMLMapper().readTree(yaml.text()).toString())).isEqualTo(json.json());
    assertThat(json.json().path("openapi").asText()).startsWith("3.1");
  }

  @Test
  void everyPathOfTheContractAllowsTheMethodsThatItNames() {
    JsonNode paths = anonymous.get("/_openapi.json").json().path("paths");

    assertThat(paths.properties())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            entry -> {
              String allow = admin.send("OPTIONS", target(entry.getKey())).header("Allow");
              assertThat(allow).isNotNull();
              entry
                  .getValue()
                  .fieldNames()
                  .forEachRemaining(
                      name ->
                          assertThat(
                                  name.equals("parameters")
                                      ? "OPTIONS"
                                      : name.toUpperCase(Locale.ROOT))
                              .isIn((Object[]) allow.split(", ", -1)));
            });
  }

  private String target(String template) {
    return template
        .replace("/{collection}/{id}", path)
        .replace("{collection}", "employees")
        .replaceAll("\\{[a-z]+}", "1");
  }
}

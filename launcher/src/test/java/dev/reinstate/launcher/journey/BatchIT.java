package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many documents at once, all or none. */
@ExtendWith(InstallationExtension.class)
final class BatchIT {

  private final Caller admin;
  private final Caller employee;
  private final String mine = UUID.randomUUID().toString();

  BatchIT(Installation installation) {
    admin = installation.admin();
    employee = installation.as("emil", "employee");
  }

  @Test
  void allAreThereInTheOrderTheyWereSent() {
    Answer created =
        batch(
            """
            {"_id":"%1$s-2"},{"n":1},{"_id":"%1$s-1"}\
            """
                .formatted(mine));

    assertThat(created.outcome()).isEqualTo("201");
    JsonNode ids = created.json().path("created");
    assertThat(ids).hasSize(3);
    assertThat(ids.path(0).asText()).isEqualTo(mine + "-2");
    assertThat(ids.path(2).asText()).isEqualTo(mine + "-1");
    assertThat(admin.get("/employees/" + ids.path(1).asText()).version()).isEqualTo(1);
  }

  @Test
  void oneThatExistsKeepsAllOut() {
    batch("{\"_id\":\"%s-b\"}".formatted(mine));

    Answer refused = batch("{\"_id\":\"%1$s-a\"},{\"_id\":\"%1$s-b\"},{}".formatted(mine));

    assertThat(refused.outcome()).isEqualTo("409 RESOURCE_EXISTS");
    assertThat(refused.details().path("index").intValue()).isEqualTo(1);
    assertThat(admin.get("/employees/" + mine + "-a").status()).isEqualTo(404);
  }

  @Test
  void anIdTwiceInABatchIsRefusedAtItsSecondPlace() {
    Answer refused = batch("{\"_id\":\"%1$s\"},{},{\"_id\":\"%1$s\"}".formatted(mine));

    assertThat(refused.status()).isIn(400, 409);
    assertThat(refused.details().path("index").intValue()).isEqualTo(2);
    assertThat(admin.get("/employees/" + mine).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "[]", "{\"_x\":1}", "{\"_id\":\"..\"}", "{\"_id\":7}"})
  void aBadOneIsNamedByItsIndex(String bad) {
    Answer refused = batch("{\"_id\":\"" + mine + "\"}," + bad);

    assertThat(refused.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(refused.details().path("index").intValue()).isEqualTo(1);
    assertThat(admin.get("/employees/" + mine).status()).isEqualTo(404);
  }

  @Test
  void oneThatBreaksTheSchemaIsNamedByItsIndex() {
    Answer refused =
        admin.post(
            "/strict/batch",
            """
            {"documents":[{"name":"a"},{"name":1},{"name":2}]}\
            """);

    assertThat(refused.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(refused.details().path("index").intValue()).isEqualTo(1);
    assertThat(Answer.column(refused.details().path("errors"), "field")).containsExactly("name");
  }

  @Test
  void aThousandAreTakenAndOneMoreIsNot() {
    assertThat(batch(many(1000)).json().path("created")).hasSize(1000);
    assertThat(batch(many(1001)).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"documents\":[]}",
        "{\"documents\":{}}",
        "{\"documents\":null}",
        "{\"documents\":[{}],\"more\":1}"
      })
  void anotherShapeIs400(String body) {
    assertThat(admin.post("/employees/batch", body).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void deletedOnesContinueTheirNumbering() {
    batch("{\"_id\":\"" + mine + "\"}");
    admin.delete("/employees/" + mine);

    assertThat(batch("{\"_id\":\"" + mine + "\"}").outcome()).isEqualTo("201");
    assertThat(admin.get("/employees/" + mine).version()).isEqualTo(3);
  }

  @Test
  void itNeedsThePermissionToCreate() {
    assertThat(employee.post("/employees/batch", "{\"documents\":[{}]}").outcome())
        .isEqualTo("403 FORBIDDEN");
  }

  private Answer batch(String documents) {
    return admin.post("/employees/batch", "{\"documents\":[" + documents + "]}");
  }

  private static String many(int count) {
    return IntStream.range(0, count).mapToObj(n -> "{}").collect(Collectors.joining(","));
  }
}

package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.Service;
import dev.reinstate.testing.TestDatabase;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version that was fine when it was written, and no longer fits the schema. */
final class SchemaRestoreIT {

  private static final String STRICT =
      "{ schema: { type: object, required: [name], properties: { salary: { type: number } } } }";
  private static final String IGNORE =
      """
      {"schema":"ignore"}\
      """;

  private final TestDatabase database = TestDatabase.create();
  private final HttpClient http = Caller.client();
  private final Service service = service(STRICT);
  private final Caller admin = caller(service);

  @BeforeEach
  void theSchemaCameLater() {
    try (Service before = service("{}")) {
      caller(before)
          .post(
              "/items",
              """
              {"_id":"i1","salary":"much"}\
              """);
    }
    Answer fits =
        admin.put(
            "/items/i1",
            """
            {"name":"John","salary":1}\
            """);
    assertThat(fits.version()).isEqualTo(2);
  }

  @AfterEach
  void stop() {
    service.close();
    http.close();
    database.close();
  }

  @Test
  void itIs422AndChangesNothing() {
    Answer refused = admin.post("/items/i1/restore/1");

    assertThat(refused.outcome()).isEqualTo("422 SCHEMA_VALIDATION_ERROR");
    assertThat(Answer.column(refused.details().path("errors"), "field"))
        .containsExactlyInAnyOrder("name", "salary");
    assertThat(Answer.column(refused.details().path("errors"), "message")).doesNotContain("");
    assertThat(admin.get("/items/i1/versions").column("action"))
        .containsExactly("update", "create");
    assertThat(admin.get("/items/i1/restore/1").json()).isEqualTo(refused.json());
  }

  @Test
  void itIsRestoredWhenTheCallerSaysSo() {
    assertThat(admin.get("/items/i1/restore/1?schema=ignore").status()).isEqualTo(200);

    Answer restored = admin.post("/items/i1/restore/1", IGNORE);

    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.content().path("salary").asText()).isEqualTo("much");
  }

  @Test
  void aPreconditionIsCheckedBeforeTheSchema() {
    assertThat(admin.post("/items/i1/restore/1", "{}", "If-Match", "\"1\"").outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"check\"}",
        "{\"schema\":true}",
        "{\"schema\":null}",
        "{\"schema\":\"\"}"
      })
  void anythingElseThanIgnoreIs400(String body) {
    assertThat(admin.post("/items/i1/restore/1", body).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  private Caller caller(Service of) {
    return new Caller(http, of.uri(), Jwt.of("ada", "admin"));
  }

  private Service service(String collection) {
    return Installation.service(
        """
        http: { port: 0 }
        auth: { jwt: { secret: "%s" } }
        collections: { items: %s }
        policies: { items: { admin: { actions: [read, create, update, restore] } } }
        """
            .formatted(Jwt.SECRET, collection),
        database);
  }
}

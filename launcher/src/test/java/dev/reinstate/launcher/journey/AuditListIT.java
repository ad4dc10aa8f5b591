package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the audit trail. */
@ExtendWith(InstallationExtension.class)
final class AuditListIT {

  private final Installation installation;
  private final Caller admin;
  private final AuditTrail trail;
  private final String run = AuditTrail.newRequestId();
  private final String[] inThisRun = {"X-Correlation-ID", run};
  private final String mine = "correlation_id=" + run;

  AuditListIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    trail = new AuditTrail(admin);
  }

  @ParameterizedTest
  @CsvSource({
    "space=default, delete restore update create",
    "space=elsewhere,",
    "collection=employees, delete restore update create",
    "collection=cities,",
    "document_id=ID, delete restore update create",
    "document_id=none,",
    "action=create, create",
    "action=update, update",
    "action=delete, delete",
    "action=restore, restore",
    "user=mia, update",
    "user=nobody,",
    "success=true, delete update create",
    "success=false, restore",
    "request_id=REQUEST, update",
    "from=TIME, delete restore update",
    "to=TIME, update create",
    "from=TIME&to=TIME, update",
    "operation_id=none,",
    "user=ada&action=restore&success=false, restore",
    "user=ada&action=restore&success=true,"
  })
  void eachFilterFindsWhatFits(String filter, String actions) {
    String id = AuditTrail.newRequestId();
    String path = "/employees/" + id;
    admin.post("/employees", "{\"_id\":\"" + id + "\"}", inThisRun);
    Caller mia = installation.as("mia", "admin");
    String request = AuditTrail.newRequestId();
    Answer updated = mia.put(path, "{\"n\":2}", inThisRun[0], run, "X-Request-ID", request);
    admin.send("POST", path + "/restore/9", inThisRun);
    admin.delete(path, inThisRun);
    assertThat(actions(trail.await(4, mine))).isEqualTo("delete restore update create");

    List<JsonNode> found =
        trail.entries(
            mine
                + "&"
                + filter
                    .replace("ID", id)
                    .replace("REQUEST", request)
                    .replace("TIME", updated.json().path("updated_at").asText()));

    assertThat(actions(found)).isEqualTo(actions == null ? "" : actions);
  }

  @Test
  void aPageHoldsFiftyEntriesUnlessToldOtherwise() {
    create(51);

    JsonNode page = trail.page(mine);

    assertThat(page.path("data")).hasSize(50);
    assertThat(page.path("pagination").path("has_more").booleanValue()).isTrue();
  }

  @Test
  void theLastPageHasNoCursor() {
    create(3);

    JsonNode page = trail.page(mine + "&_limit=3");

    assertThat(page.path("pagination")).isEqualTo(Json.of("{\"cursor\":null,\"has_more\":false}"));
  }

  @Test
  void pagesJoinWithoutGapOrDoubleWhileNewEntriesArrive() {
    create(20);
    List<String> before = sequence(trail.entries(mine));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    JsonNode page;

    do {
      page = trail.page(mine + "&_limit=3" + cursor);
      paged.addAll(Answer.column(page.path("data"), "seq"));
      cursor = "&_cursor=" + page.path("pagination").path("cursor").asText();
      create(1);
    } while (page.path("pagination").path("has_more").booleanValue());

    assertThat(paged).hasSize(20).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surprise=1",
        "_limit=0",
        "_limit=1001",
        "_limit=x",
        "_cursor=abc",
        "_cursor=",
        "action=read",
        "action=",
        "success=yes",
        "user=a&user=b",
        "from=yesterday",
        "from=2025-01-01T00:00:00",
        "to=2025-02-30T00:00:00Z"
      })
  void aParameterThatMakesNoSenseIs400(String query) {
    assertThat(admin.get("/_audit?" + query).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void anExportHasNeitherLimitNorCursor() {
    assertThat(admin.get("/_audit/export?_limit=5").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get("/_audit/export?_cursor=5").outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/1", "/export", "/verify", "/head", "/999999999"})
  void whoeverHasNoGrantOnTheTrailIsRefused(String of) {
    Answer refused = installation.as("eve", "editor", "manager").get("/_audit" + of);

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details())
        .isEqualTo(Json.of("{\"action\":\"read\",\"collection\":\"_audit\"}"));
    assertThat(installation.anonymous().get("/_audit" + of).status()).isEqualTo(401);
  }

  @Test
  void anEntryIsTheSameByItself() {
    create(1);
    JsonNode listed = trail.entries(mine).getFirst();

    Answer single = admin.get("/_audit/" + listed.path("seq").asText());

    assertThat(single.json()).isEqualTo(listed);
  }

  @Test
  void anEntryThatIsNotThereIs404() {
    assertThat(admin.get("/_audit/999999999").outcome()).isEqualTo("404 NOT_FOUND");
    assertThat(admin.get("/_audit/999999999999999999").outcome()).isEqualTo("404 NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void nobodyCanChangeTheTrail(String method) {
    assertThat(admin.send(method, "/_audit/1").outcome()).isEqualTo("405 METHOD_NOT_ALLOWED");
    assertThat(admin.send(method, "/_audit").outcome()).isEqualTo("405 METHOD_NOT_ALLOWED");
  }

  @Test
  void anExportHasTheEntriesOfTheList() {
    create(3);
    admin.put("/nowhere/x", "{}", inThisRun);
    List<JsonNode> listed = trail.await(4, mine);

    assertThat(trail.export(mine)).isEqualTo(listed);
    assertThat(trail.export(mine + "&success=false")).isEqualTo(listed.subList(0, 1));
    assertThat(admin.get("/_audit/export?" + mine).header("Content-Type"))
        .isEqualTo("application/x-ndjson");
  }

  @Test
  void anExportOfNothingIsEmpty() {
    assertThat(admin.get("/_audit/export?" + mine).text()).isEmpty();
  }

  /** In this run, and in the trail. */
  private void create(int count) {
    int there = trail.entries(mine).size();
    IntStream.range(0, count).forEach(n -> admin.post("/employees", "{}", inThisRun));
    trail.await(there + count, mine);
  }

  private static List<String> sequence(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.path("seq").asText()).toList();
  }

  private static String actions(List<JsonNode> entries) {
    return String.join(" ", entries.stream().map(entry -> entry.path("action").asText()).toList());
  }
}

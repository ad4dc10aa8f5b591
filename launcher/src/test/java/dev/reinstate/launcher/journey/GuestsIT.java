package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is let into a space, and shown out. */
@ExtendWith(InstallationExtension.class)
final class GuestsIT {

  private final Installation installation;
  private final Caller admin;
  private String space = "";
  private String user = "";
  private String record = "";

  GuestsIT(Installation installation) {
    this.installation = installation;
    this.admin = installation.admin();
  }

  @BeforeEach
  void invite() {
    space = installation.space("{\"guest_authentication\":[\"shared_link\"]}");
    user = made("users", "{\"access\":\"shared_link\"}");
    String workbook = made("workbooks", "{}");
    String sheet = made("sheets", "{\"workbook_id\":\"%s\"}".formatted(id(workbook)));
    record = made("records", "{\"sheet_id\":\"%s\"}".formatted(id(sheet)));
  }

  @Test
  void aGuestMayDoInTheSpaceWhatHisRoleMay() {
    Caller guest = guest();

    assertThat(guest.get(record).outcome()).isEqualTo("200");
    assertThat(guest.patch(record, "{}").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(guest.get(space + "/workbooks").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aGuestMayNothingInAnotherSpace() {
    String elsewhere = installation.space("{}");
    Caller guest = guest();

    assertThat(guest.get(elsewhere + "/records").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(guest.get("/spaces/default/records").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(guest.get("/employees").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(guest.get("/_audit").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aGuestWhoIsRemovedIsNobodyAtOnce() {
    Caller guest = guest();
    assertThat(guest.get(record).outcome()).isEqualTo("200");

    admin.delete(user);

    assertThat(guest.get(record).outcome()).isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void aGuestWhoIsBroughtBackNeedsAnotherToken() {
    Caller removed = guest();
    admin.delete(user);

    assertThat(admin.post(user + "/restore/1").outcome()).isEqualTo("200");

    assertThat(removed.get(record).outcome()).isEqualTo("401 UNAUTHORIZED");
    assertThat(guest().get(record).outcome()).isEqualTo("200");
  }

  @Test
  void aGuestWhoIsRemovedByTheRestoreOfASpaceStaysOut() {
    String before =
        admin.get(space + "/history?_limit=1").json().path(0).path("updated_at").asText();
    user = made("users", "{\"access\":\"shared_link\"}");
    String with = admin.get(user).json().path("updated_at").asText();
    Caller removed = guest();

    assertThat(admin.post(space + "/restore?dateTime=" + before).outcome()).isEqualTo("200");
    assertThat(removed.get(record).outcome()).isEqualTo("401 UNAUTHORIZED");
    assertThat(admin.post(space + "/restore?dateTime=" + with).outcome()).isEqualTo("200");

    assertThat(removed.get(record).outcome()).isEqualTo("401 UNAUTHORIZED");
    assertThat(guest().get(record).outcome()).isEqualTo("200");
  }

  @Test
  void aChangeOfTheUserLeavesHisTokenGood() {
    Caller guest = guest();

    admin.patch(user, "{\"name\":\"Gwen\"}");

    assertThat(guest.get(record).outcome()).isEqualTo("200");
  }

  @Test
  void guestsGoWithTheirSpace() {
    Caller guest = guest();

    admin.delete(space);

    assertThat(guest.get(record).outcome()).isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void theEventStreamOfAGuestEndsWithHim() {
    try (EventFeed feed = EventFeed.open(guest(), "", null)) {
      admin.delete(user);

      await().atMost(Duration.ofSeconds(60)).until(feed::isOver);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"access\":\"magic_link\"}", "{}"})
  void aWayInThatTheSpaceDoesNotAllowIsRefused(String content) {
    String another = made("users", content);

    assertThat(admin.post(another + "/token").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void whoMayNotUpdateUsersInvitesNobody() {
    Answer refused = installation.as("eve", "employee").post(user + "/token");

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.details())
        .isEqualTo(Json.of("{\"action\":\"update\",\"collection\":\"users\"}"));
  }

  @Test
  void nobodyIsInvitedWhoIsNotThere() {
    assertThat(admin.post(space + "/users/nobody/token").outcome())
        .isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.post("/spaces/nowhere/users/nobody/token").outcome())
        .isEqualTo("404 SPACE_NOT_FOUND");
  }

  private Caller guest() {
    return admin.with(admin.post(user + "/token").json().path("token").asText());
  }

  private String made(String collection, String content) {
    return installation.made(space + "/" + collection, content);
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

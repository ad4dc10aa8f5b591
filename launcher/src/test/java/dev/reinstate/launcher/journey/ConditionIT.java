package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition is about the document as it is, or as it was last; never about a version. */
@ExtendWith(InstallationExtension.class)
final class ConditionIT {

  private static final String MISSING_VERSION = "/restore/99";

  private final Installation installation;
  private final String mia = UUID.randomUUID().toString();
  private final String max = UUID.randomUUID().toString();
  private final Caller former;
  private final Caller present;

  /** Handed over from Mia to Max. */
  private final String path;

  ConditionIT(Installation installation) {
    this.installation = installation;
    former = installation.as(mia, "manager");
    present = installation.as(max, "manager");
    path = installation.document("staff", managedBy(mia), managedBy(max));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/versions", "/versions/1", "/diff/1/2"})
  void aFormerManagerSeesNothing(String of) {
    assertThat(former.get(path + of).outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?at=now", "/versions/1", "/versions/2", "/diff/1/2", "/restore/1", "?_id=id"})
  void aFormerManagerWhoMayReadSeesAsMuchAsAnybodyWhoMay(String of) {
    Caller peer = installation.as(mia, "peer", "manager");
    String now = installation.admin().get(path).json().path("updated_at").asText();
    String id = path.substring("/staff/".length());

    Answer seen =
        of.contains("_id")
            ? peer.get("/staff" + of.replace("=id", "=" + id))
            : peer.get(path + of.replace("now", now));

    assertThat(seen.text()).contains("manager_id").doesNotContain("note");
  }

  @Test
  void aFormerManagerCannotRestoreHimselfBack() {
    Answer refused = former.post(path + "/restore/1");

    assertThat(refused.outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(former.get(path + "/restore/1").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(installation.admin().get(path).version()).isEqualTo(2);
  }

  @Test
  void aFormerManagerCannotRestoreHimselfBackAfterADeletion() {
    installation.admin().delete(path);

    assertThat(former.post(path + "/restore/1").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void whoMayNotHaveADeletedDocumentCannotTakeItOverByCreatingItAgain() {
    installation.admin().delete(path);
    String mine = managedBy(mia).replaceFirst("\\{", "{\"_id\":\"" + id() + "\",");

    assertThat(former.post("/staff", mine).outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(former.post("/staff/batch", "{\"documents\":[" + mine + "]}").outcome())
        .isEqualTo("403 FORBIDDEN");
  }

  @Test
  void theLastManagerOfADeletedDocumentCreatesItAgain() {
    installation.admin().delete(path);
    String his = managedBy(max).replaceFirst("\\{", "{\"_id\":\"" + id() + "\",");

    assertThat(present.post("/staff", his).outcome()).isEqualTo("201");
  }

  private String id() {
    return path.substring("/staff/".length());
  }

  @Test
  void theLastManagerOfADeletedDocumentRestoresIt() {
    installation.admin().delete(path);

    assertThat(present.post(path + "/restore/2").outcome()).isEqualTo("200");
  }

  @Test
  void whoeverHandsADocumentOverIsAnsweredItsSystemFieldsAlone() {
    Answer handedOver = present.put(path, managedBy(mia));

    assertThat(handedOver.outcome()).isEqualTo("200");
    assertThat(handedOver.content()).isEmpty();
    assertThat(handedOver.version()).isEqualTo(3);
  }

  @Test
  void whoeverRestoresADocumentToAnotherIsAnsweredItsSystemFieldsAlone() {
    Answer restored = present.post(path + "/restore/1");

    assertThat(restored.outcome()).isEqualTo("200");
    assertThat(restored.content()).isEmpty();
  }

  @Test
  void aRefusalByTheDocumentIsThatByTheRole() {
    String byRole = installation.as(mia, "employee").post(path + "/restore/1").text();

    assertThat(former.post(path + "/restore/1").text()).isEqualTo(byRole);
  }

  @Test
  void aRefusalByTheDocumentBeatsAMissingVersion() {
    assertThat(former.post(path + MISSING_VERSION).outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(present.post(path + MISSING_VERSION).outcome()).isEqualTo("404 VERSION_NOT_FOUND");
  }

  @Test
  void aRefusalByTheDocumentBeatsAPrecondition() {
    assertThat(former.put(path, managedBy(max), "If-Match", "\"1\"").outcome())
        .isEqualTo("403 FORBIDDEN");
    assertThat(former.delete(path, "If-Match", "\"1\"").outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"manager_id\":null}", "{\"manager_id\":[\"mia\"]}"})
  void nobodyManagesADocumentThatNamesNoManager(String content) {
    String unmanaged = installation.document("staff", content);

    assertThat(installation.as("mia", "manager").get(unmanaged).outcome())
        .isEqualTo("403 FORBIDDEN");
  }

  @Test
  void oneRoleThatGrantsIsEnough() {
    assertThat(installation.as(mia, "manager", "updater").get(path).outcome()).isEqualTo("200");
  }

  @Test
  void updateAndRestoreDoNotImplyEachOther() {
    Caller updater = installation.as("uma", "updater");
    Caller restorer = installation.as("rob", "restorer");

    assertThat(updater.put(path, managedBy(max)).outcome()).isEqualTo("200");
    assertThat(updater.post(path + "/restore/1").outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(restorer.put(path, managedBy(max)).outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(restorer.post(path + "/restore/1").outcome()).isEqualTo("200");
  }

  private static String managedBy(String manager) {
    return "{\"manager_id\":\"" + manager + "\",\"note\":\"by " + manager + "\"}";
  }
}

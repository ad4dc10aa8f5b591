package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trail that nobody has touched is valid, whatever has happened. */
final class AuditValidIT {

  @AutoClose private final Installation installation = Installation.start();

  private final Caller admin = installation.admin();
  private final AuditTrail trail = new AuditTrail(admin);

  @Test
  void aTrailWithoutEntriesIsValid() {
    assertThat(admin.get("/_audit/verify").json())
        .isEqualTo(Json.of("{\"valid\":true,\"entries\":0}"));
  }

  @Test
  void aTrailOfAllThatCanHappenIsValid() {
    String path = installation.document("employees", "{\"x\":\"\\u001f \\u20ac \\ud83d\\ude00\"}");
    admin.put(path, "{\"n\":1.10}", "X-Change-Reason", "\"a\\b\" é");
    admin.delete(path);
    admin.post("/employees", "{\"_id\":\"" + path.substring("/employees/".length()) + "\"}");
    admin.post(path + "/restore/1");
    admin.post("/employees/batch", "{\"documents\":[{},{\"n\":1e400},{}]}");
    String unversioned = installation.document("sessions", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    admin.delete(unversioned);
    installation.document("sessions", "{}");
    for (RefusedChange refused : RefusedChange.values()) {
      refused.send(installation, AuditTrail.newRequestId());
    }

    trail.settle("/employees");

    assertThat(trail.verify()).isEqualTo("valid");
  }

  @Test
  void aTrailStaysValidWhenRetentionTakesVersionsAndKeepsTheStatesOfItsEntries() {
    String[] contents =
        IntStream.range(0, 12).mapToObj("{\"n\":%d}"::formatted).toArray(String[]::new);
    String path = installation.document("recent", contents);

    await().until(() -> admin.get(path + "/versions/1").status() == 404);

    assertThat(trail.await(12, "collection=recent"))
        .extracting(entry -> entry.path("after").toString())
        .isEqualTo(List.of(contents).reversed());
    assertThat(trail.verify()).isEqualTo("valid");
  }

  @Test
  void aTrailIsValidWhileItGoesOn() throws Exception {
    String path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
    Thread restoring =
        Thread.ofVirtual()
            .start(() -> IntStream.range(0, 300).forEach(n -> admin.post(path + "/restore/1")));

    while (restoring.isAlive()) {
      assertThat(trail.verify()).isEqualTo("valid");
    }

    restoring.join();
    trail.settle("/employees");
    assertThat(trail.verify()).isEqualTo("valid");
    assertThat(trail.entries("success=true")).hasSize(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?head_seq=1", "?head_hash=00", "?head_seq=0&head_hash=00", "?surprise=1"})
  void aHeadThatIsNoneIs400(String query) {
    assertThat(admin.get("/_audit/verify" + query).outcome()).isEqualTo("400 BAD_REQUEST");
  }
}

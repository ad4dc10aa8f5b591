package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hooks after the commit, from the request to the receiver. */
final class HooksIT {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Installation installation = Installation.start(configuration(receiver.url()));
  private final Caller admin = installation.admin();

  @AfterEach
  void close() {
    installation.close();
    receiver.close();
  }

  @Test
  void everyCommittedChangeIsToldInOrderAndNoRefusedOne() {
    admin.post("/employees", "{\"_id\":\"told\",\"n\":1}");
    admin.put("/employees/told", "{\"n\":2}");
    admin.put("/employees/told", "{\"n\":3}", "If-Match", "\"1\"");
    admin.post("/employees/told/restore/1");
    admin.delete("/employees/told");

    await().atMost(SOON).until(() -> receiver.received().size() == 4);
    // The order is that of each hook; what was created and deleted is told by others.
    assertThat(receiver.told())
        .containsExactlyInAnyOrder("told@1", "told@2", "told@4", "told@5")
        .containsSubsequence("told@2", "told@4");
    JsonNode restored = receiver.received().get(receiver.told().indexOf("told@4")).event();
    assertThat(restored.path("type").asText()).isEqualTo("reinstate.document.restored");
    assertThat(restored.path("data").path("before")).isEqualTo(Json.of("{\"n\":2}"));
    assertThat(restored.path("data").path("after")).isEqualTo(Json.of("{\"n\":1}"));
  }

  @Test
  void aDeliveryIsSignedAsStandardWebhooksSay() throws GeneralSecurityException {
    admin.post("/employees", "{\"_id\":\"signed\"}");
    await().atMost(SOON).until(() -> receiver.received().size() == 1);

    WebhookReceiver.Received received = receiver.received().getFirst();

    String signed = received.id() + "." + received.timestamp() + "." + received.body();
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    assertThat(received.signature())
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void whatCouldNotBeDeliveredIsListedAndSentAgainWhenSomebodyAsksForIt() {
    receiver.answer(500);
    admin.post("/employees", "{\"_id\":\"retried\"}");
    await().atMost(SOON).until(() -> deliveries("?status=waiting&document_id=retried").size() == 1);
    await()
        .atMost(SOON)
        .until(() -> deliveries("?document_id=retried").path(0).path("last_status").asInt() == 500);
    receiver.answer(204);

    Answer retried =
        admin.post(
            "/_hooks/deliveries/"
                + deliveries("?document_id=retried").path(0).path("id").asText()
                + "/retry");

    assertThat(retried.status()).isEqualTo(200);
    await()
        .atMost(SOON)
        .until(() -> deliveries("?status=delivered&document_id=retried").size() == 1);
    assertThat(receiver.received()).extracting(WebhookReceiver.Received::id).hasSize(2);
    assertThat(receiver.received().getFirst().id()).isEqualTo(receiver.received().getLast().id());
  }

  @Test
  void whatWasDeliveredIsSentAgainAsTheSameMessage() {
    admin.post("/employees", "{\"_id\":\"replayed\"}");
    await().atMost(SOON).until(() -> deliveries("?status=delivered").size() == 1);

    Answer replayed = admin.post("/_hooks/deliveries/replay", "{\"hook\":\"notify-create\"}");

    assertThat(replayed.json().path("deliveries").intValue()).isOne();
    await().atMost(SOON).until(() -> receiver.received().size() == 2);
    assertThat(receiver.received().getLast().id()).isEqualTo(receiver.received().getFirst().id());
  }

  @Test
  void whoMayNotSeesNoHook() {
    Caller eve = installation.as("eve", "employee");

    assertThat(eve.get("/_hooks").status()).isEqualTo(403);
    assertThat(eve.get("/_hooks/deliveries").status()).isEqualTo(403);
    assertThat(eve.post("/_hooks/deliveries/1/retry").status()).isEqualTo(403);
    assertThat(eve.post("/_hooks/deliveries/replay", "{\"hook\":\"notify\"}").status())
        .isEqualTo(403);
  }

  @Test
  void figuresTellOfDeliveriesByHookAndStatus() {
    var metrics = new Metrics(installation.anonymous());
    receiver.answer(500);
    admin.post("/employees", "{\"_id\":\"measured\"}");

    await().atMost(SOON).until(() -> metrics.deliveries("notify-create", "waiting") == 1);
    await().atMost(SOON).until(() -> metrics.attempts("notify-create", "waiting") == 1);
  }

  @Test
  void hooksAreListedWithoutTheirSecrets() {
    Answer hooks = admin.get("/_hooks");

    assertThat(hooks.json().path("data"))
        .extracting(hook -> hook.path("name").asText())
        .isEqualTo(List.of("notify-create", "notify", "notify-delete"));
    assertThat(hooks.toString()).doesNotContain("whsec_");
  }

  private JsonNode deliveries(String query) {
    return admin.get("/_hooks/deliveries" + query).json().path("data");
  }

  private static String configuration(String url) {
    return """
    http: { port: 0 }
    auth: { jwt: { secret: "%s" } }
    collections: { employees: {} }
    policies:
      employees: { admin: { actions: [read, create, update, delete, restore] } }
      _hooks: { admin: { actions: [read, update] } }
    hooks:
      employees:
        post_create: [ { name: notify-create, http: "%s", secret: "%s", retry: [1h] } ]
        post_update: [ { name: notify, http: "%s", secret: "%s", retry: [1h] } ]
        post_delete: [ { name: notify-delete, http: "%s", secret: "%s", retry: [1h] } ]
    """
        .formatted(Jwt.SECRET, url, SECRET, url, SECRET, url, SECRET);
  }
}

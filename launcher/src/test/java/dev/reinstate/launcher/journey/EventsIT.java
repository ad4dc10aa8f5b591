package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /_events}: what happens, as it happens. */
@ExtendWith(InstallationExtension.class)
final class EventsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Installation installation;
  private final Caller admin;
  private final String requestId = AuditTrail.newRequestId();
  private final String[] named = {"X-Request-ID", requestId};

  EventsIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @Test
  void everyChangeArrivesWithWhatItDid() {
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      String path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
      admin.delete(path);
      admin.send("POST", path + "/restore/2", named);

      List<ReceivedEvent> events = ofDocument(feed, path, 4);

      assertThat(events)
          .extracting(ReceivedEvent::type)
          .containsExactly(
              "reinstate.document.created",
              "reinstate.document.updated",
              "reinstate.document.deleted",
              "reinstate.document.restored");
      assertThat(states(events))
          .containsExactly(
              "null {\"n\":1}", "{\"n\":1} {\"n\":2}", "{\"n\":2} null", "null {\"n\":2}");
    }
  }

  @Test
  void anEventIsACloudEventThatNamesItsAuditEntry() {
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      String path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
      String[] headers = {named[0], requestId, "X-Change-Reason", "why", "X-Correlation-ID", "run"};
      Answer restored = admin.send("POST", path + "/restore/1", headers);

      ReceivedEvent event = feed.awaitEvent(this::isMine).getLast();

      String id = restored.json().path("_id").asText();
      assertThat(event.json().path("specversion").asText()).isEqualTo("1.0");
      assertThat(event.json().path("type").asText()).isEqualTo("reinstate.document.restored");
      assertThat(event.json().path("subject").asText()).isEqualTo("employees/" + id);
      assertThat(event.json().path("source").asText()).isNotEmpty();
      assertThat(Instant.parse(event.json().path("time").asText()))
          .isEqualTo(restored.json().path("updated_at").asText());
      assertThat(event.data())
          .isEqualTo(
              Json.of(
                  """
                  {"action":"restore","space":"default","collection":"employees",
                   "document_id":"%1$s","version":4,"before":{"n":2},"after":{"n":1},
                   "changes":[{"field":"n","from":2,"to":1}],
                   "metadata":{"document_id":"%1$s","restore_version":1},
                   "user":{"id":"ada","roles":["admin"]},"change_reason":"why",
                   "operation_id":null,"correlation_id":"run","request_id":"%2$s"}\
                  """
                      .formatted(id, requestId)));
      assertThat(new AuditTrail(admin).entry(requestId).path("event_id"))
          .isEqualTo(event.json().path("id"));
    }
  }

  @Test
  void aRefusedAttemptArrivesToo() {
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      RefusedChange.NO_VERSION.send(installation, requestId);

      ReceivedEvent event = feed.awaitEvent(this::isMine).getLast();

      assertThat(event.type()).isEqualTo("reinstate.document.refused");
      assertThat(event.data().path("changes")).isEmpty();
    }
  }

  @Test
  void theEventsOfADocumentComeInTheOrderOfItsVersions() {
    List<String> paths =
        IntStream.range(0, 3).mapToObj(n -> installation.document("employees", "{}")).toList();
    try (EventFeed feed = EventFeed.open(admin, "?collection=employees", null)) {
      Stream<CompletableFuture<Answer>> updates =
          IntStream.range(0, 90)
              .mapToObj(n -> admin.sendAsync("PUT", paths.get(n % 3), "{\"n\":" + n + "}"));
      updates.toList().forEach(CompletableFuture::join);

      for (String path : paths) {
        assertThat(ofDocument(feed, path, 30))
            .extracting(event -> event.data().path("version").intValue())
            .containsExactlyElementsOf(IntStream.rangeClosed(2, 31).boxed().toList());
      }
    }
  }

  @Test
  void aStreamGoesOnExactlyBehindTheEventThatCameLast() {
    String path = installation.document("employees", "{}");
    List<ReceivedEvent> all;
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      IntStream.range(0, 20).forEach(n -> admin.put(path, "{\"n\":" + n + "}"));
      all = ofDocument(feed, path, 20);
    }

    for (int last : List.of(0, 7, 18)) {
      try (EventFeed feed = EventFeed.open(admin, "", all.get(last).id())) {
        assertThat(ofDocument(feed, path, 19 - last))
            .extracting(ReceivedEvent::json)
            .isEqualTo(all.stream().skip(last + 1).map(ReceivedEvent::json).toList());
      }
    }
  }

  @Test
  void whoIsCutOffAgainAndAgainMissesNothingAndGetsNothingTwice() {
    String path = installation.document("employees", "{}");
    String position;
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      position = feed.awaitPosition();
    }
    Thread writer =
        Thread.ofVirtual()
            .start(() -> IntStream.range(0, 60).forEach(n -> admin.put(path, "{\"n\":" + n + "}")));

    List<Integer> versions = new ArrayList<>();
    while (versions.size() < 60) {
      try (EventFeed feed = EventFeed.open(admin, "?collection=employees", position)) {
        for (ReceivedEvent event : feed.awaitEvents(1)) {
          position = event.id();
          versions.add(event.data().path("version").intValue());
        }
      }
    }

    assertThat(versions).containsExactlyElementsOf(IntStream.rangeClosed(2, 61).boxed().toList());
    assertThat(writer.isAlive()).isFalse();
  }

  @Test
  void aStreamOfACollectionHasNothingOfOthers() {
    try (EventFeed feed = EventFeed.open(admin, "?collection=cities&space=default", null)) {
      installation.document("employees", "{}");
      admin.post("/cities", "{}", named);

      assertThat(feed.awaitEvent(this::isMine)).hasSize(1);
    }
  }

  @Test
  void aStreamOfAnotherSpaceHasNothingOfThisOne() {
    try (EventFeed here = EventFeed.open(admin, "?space=default", null);
        EventFeed elsewhere = EventFeed.open(admin, "?space=elsewhere", null)) {
      admin.post("/cities", "{}", named);

      here.awaitEvent(this::isMine);

      assertThat(elsewhere.events()).isEmpty();
    }
  }

  @Test
  void somebodySeesWhatHappensToTheDocumentsThatHeMayRead() {
    StaffFile hers = StaffFile.there(installation);
    StaffFile another = StaffFile.there(installation);
    Caller manager = installation.as(hers.manager(), "manager");
    try (EventFeed feed = EventFeed.open(manager, "?collection=staff", null)) {
      admin.put(another.path(), another.content(3));
      installation.document("people", People.ANN);
      admin.put(hers.path(), hers.content(3), named);

      assertThat(feed.awaitEvent(this::isMine)).hasSize(1);
    }
  }

  @Test
  void ofADocumentSomebodySeesTheFieldsThatHeMayRead() {
    Caller clerk = installation.as("cleo", "clerk");
    try (EventFeed feed = EventFeed.open(clerk, "", null)) {
      String path = installation.document("people", People.ANNE);
      admin.put(path, People.ANN, named);

      ReceivedEvent event = feed.awaitEvent(this::isMine).getLast();

      assertThat(event.data().path("after")).isEqualTo(Json.of(People.ANN_AS_CLERKS_SEE_HER));
      assertThat(feed.events().toString()).doesNotContain(People.HIDDEN_FROM_CLERKS);
    }
  }

  @Test
  void theStreamEndsWithTheToken() {
    Instant expiry = Instant.now().plusSeconds(3);
    String token = Jwt.signed(Jwt.claims("ada", expiry, "admin"));
    try (EventFeed feed = EventFeed.open(admin.with(token), "", null)) {
      admin.post("/employees", "{}", named);
      feed.awaitEvent(this::isMine);

      await().atMost(SOON).until(feed::isOver);

      assertThat(Instant.now()).isAfterOrEqualTo(expiry.minusSeconds(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "editor, ?collection=badges, 403 FORBIDDEN",
    "admin, ?collection=nowhere, 404 COLLECTION_NOT_FOUND",
    "admin, ?surprise=1, 400 BAD_REQUEST"
  })
  void whatCannotBeStreamedIsRefused(String role, String query, String outcome) {
    assertThat(installation.as("eve", role).get("/_events" + query).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1:2", "-1:2:", "1:2:/3", "7"})
  void anIdThatNoEventHasIs400(String id) {
    assertThat(admin.get("/_events", "Last-Event-ID", id).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void whoHasNoTokenSeesNothing() {
    assertThat(installation.anonymous().get("/_events").outcome()).isEqualTo("401 UNAUTHORIZED");
  }

  private boolean isMine(ReceivedEvent event) {
    return event.requestId().equals(requestId);
  }

  private static List<ReceivedEvent> ofDocument(EventFeed feed, String path, int count) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return await()
        .atMost(SOON)
        .until(
            () -> feed.events().stream().filter(event -> event.isOf(id)).toList(),
            events -> events.size() >= count);
  }

  private static List<String> states(List<ReceivedEvent> events) {
    return events.stream()
        .map(event -> event.data().path("before") + " " + event.data().path("after"))
        .toList();
  }
}

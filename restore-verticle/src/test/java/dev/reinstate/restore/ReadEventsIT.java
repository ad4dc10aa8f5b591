package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.EventPage.PositionedEvent;
import dev.reinstate.contracts.ReadEvents;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.EventsGone;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadEventsIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void anEventTellsWhatWasDoneToWhichDocumentAndWhatItChanged() {
    DocumentKey key = employee("told");
    service.create(key, "{\"salary\": 1}");
    service.replace(key, "{\"salary\": 2}");
    String position = end();

    service.restore(key, 1);

    JsonNode event = Json.readStored(read("employees", position).events().getFirst().json());
    assertThat(event.path("type").textValue()).isEqualTo("reinstate.document.restored");
    assertThat(event.path("subject").textValue()).isEqualTo("employees/told");
    assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
    JsonNode data = event.path("data");
    assertThat(data.path("before")).isEqualTo(Json.readStored("{\"salary\": 2}"));
    assertThat(data.path("after")).isEqualTo(Json.readStored("{\"salary\": 1}"));
    assertThat(data.path("changes"))
        .isEqualTo(Json.readStored("[{\"field\":\"salary\",\"from\":2,\"to\":1}]"));
    assertThat(data.path("version").intValue()).isEqualTo(4);
    assertThat(data.path("metadata").path("restore_version").intValue()).isOne();
    assertThat(data.path("user").path("id").textValue()).isEqualTo("alice");
  }

  @Test
  void readingGoesOnAfterAnyEventOfAPage() {
    DocumentKey key = employee("resumed");
    String position = end();
    service.create(key, "{}");
    service.replace(key, "{\"n\": 1}");
    service.replace(key, "{\"n\": 2}");
    PositionedEvent first = read("employees", position).events().getFirst();

    EventPage rest = read("employees", first.position());

    assertThat(rest.events())
        .extracting(event -> Json.readStored(event.json()).path("data").path("version").intValue())
        .containsExactly(2, 3);
    assertThat(read("employees", rest.position()).events()).isEmpty();
  }

  @Test
  void whoReadsNothingOfACollectionSeesNoEventOfIt() {
    String position = end();
    service.create(employee("unseen"), "{}");

    EventPage page =
        service.done(Addresses.READ_EVENTS, new ReadEvents(as("writer"), null, null, position));

    assertThat(page.events()).isEmpty();
    assertThat(page.position()).isNotEqualTo(position);
  }

  @Test
  void whoAsksForACollectionThatHeMayNotReadIsRefused() {
    assertThat(
            service.ask(
                Addresses.READ_EVENTS, new ReadEvents(as("writer"), null, "employees", null)))
        .isEqualTo(new Refused<>(new Forbidden(Action.READ, "employees")));
    assertThat(
            service.ask(Addresses.READ_EVENTS, new ReadEvents(as("admin"), null, "nowhere", null)))
        .isEqualTo(new Refused<>(new CollectionNotFound("nowhere")));
  }

  @Test
  void eventsOfAnotherSpaceAreLeftOut() {
    String position = end();
    service.create(employee("elsewhere"), "{}");

    EventPage page =
        service.done(Addresses.READ_EVENTS, new ReadEvents(as("admin"), "other", null, position));

    assertThat(page.events()).isEmpty();
  }

  @Test
  void aTokenThatIsBoundToAnotherSpaceSeesNothingOfThisOne() {
    String position = end();
    service.create(employee("bound"), "{}");

    assertThat(events(boundTo("other"), null, null, position)).isEmpty();
    assertThat(events(boundTo("default"), null, null, position)).hasSize(1);
    assertThat(events(boundTo("default"), null, "employees", position)).hasSize(1);
  }

  @Test
  void norMayItAskForIt() {
    assertThat(
            service.ask(
                Addresses.READ_EVENTS, new ReadEvents(boundTo("other"), "default", null, null)))
        .isEqualTo(new Refused<>(new Forbidden(Action.READ, "spaces")));
    assertThat(
            service.ask(
                Addresses.READ_EVENTS,
                new ReadEvents(boundTo("other"), "default", "employees", null)))
        .isEqualTo(new Refused<>(new Forbidden(Action.READ, "employees")));
  }

  @Test
  void aPositionThatIsNoneIsRefused() {
    assertThat(service.ask(Addresses.READ_EVENTS, new ReadEvents(as("admin"), null, null, "1:2")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(InvalidRequest.class));
  }

  @Test
  void whereEventsAreMissingTheReaderIsToldSo() {
    String position = end();
    var reader = new LogReader(service, "cleaning");
    service.create(employee("cleaned"), "{}");
    reader.page();
    service.rows("delete from position where consumer <> 'cleaning'");
    service.doNow(new LogCleaning(service.pg, 0));

    assertThat(
            service.ask(Addresses.READ_EVENTS, new ReadEvents(as("admin"), null, null, position)))
        .isEqualTo(new Refused<>(new EventsGone()));
  }

  private static RequestContext boundTo(String space) {
    RequestContext context = as("admin");
    return new RequestContext(
        new Actor("guest", context.actor().roles(), "{}", space),
        "request",
        null,
        "127.0.0.1",
        null,
        context.arrivedAt());
  }

  private static List<PositionedEvent> events(
      RequestContext context,
      @Nullable String space,
      @Nullable String collection,
      String position) {
    return service
        .done(Addresses.READ_EVENTS, new ReadEvents(context, space, collection, position))
        .events();
  }

  private static String end() {
    return service
        .done(Addresses.READ_EVENTS, new ReadEvents(as("admin"), null, null, null))
        .position();
  }

  private static EventPage read(String collection, @Nullable String position) {
    return service.done(
        Addresses.READ_EVENTS, new ReadEvents(as("admin"), null, collection, position));
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeliveryFilter;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.contracts.HookKind;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.HookList.Hook;
import dev.reinstate.contracts.HookMoment;
import dev.reinstate.contracts.ListDeliveries;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.RetryDelivery;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void aHookHasEveryMember() {
    List<Action> actions = List.of(Action.UPDATE, Action.RESTORE);
    Instant disabled = Instant.parse("2025-06-01T12:00:00Z");
    api.answer(
        Addresses.LIST_HOOKS,
        new HookList(
            List.of(
                new Hook(
                    "notify",
                    HookMoment.AFTER,
                    HookKind.HTTP,
                    "employees",
                    actions,
                    "https://x/y",
                    null,
                    disabled,
                    2,
                    1),
                new Hook(
                    "index",
                    HookMoment.BEFORE,
                    HookKind.BUS,
                    "notes",
                    List.of(Action.DELETE),
                    null,
                    "w.index",
                    null,
                    0,
                    0))));

    assertThat(api.get("/_hooks").body())
        .isEqualTo(
            """
            {"data":[{"name":"notify","moment":"after","kind":"http","collection":"employees","actions":["update","restore"],\
            "http":"https://x/y","bus":null,"disabled_at":"2025-06-01T12:00:00.000000Z",\
            "open":2,"dead":1},\
            {"name":"index","moment":"before","kind":"bus","collection":"notes","actions":["delete"],\
            "http":null,"bus":"w.index","disabled_at":null,"open":0,"dead":0}]}\
            """);
  }

  @Test
  void aDeliveryHasEveryMember() {
    api.answer(Addresses.RETRY_DELIVERY, Deliveries.DEAD);

    assertThat(retry("7").body())
        .isEqualTo(
            """
            {"id":123456789012345678,"hook":"notify","status":"dead","attempts":8,"replay":true,\
            "created_at":"2025-06-01T12:00:00.123456Z",\
            "next_attempt_at":"2025-06-01T13:00:00.000000Z",\
            "finished_at":"2025-06-02T15:40:05.500000Z",\
            "last_status":503,"last_error":"status \\"503\\"","webhook_id":"msg_notify_815",\
            "event_id":"815","event_type":"reinstate.document.restored","action":"restore",\
            "space":"default","collection":"employees","document_id":"emp_1","version":6,\
            "operation_id":"op-1"}\
            """);
  }

  @Test
  void aDeliveryThatHasJustBeenMadeHasNullsForWhatThereIsNot() {
    api.answer(Addresses.RETRY_DELIVERY, Deliveries.NEW);

    assertThat(retry("8").body())
        .contains("\"status\":\"waiting\",\"attempts\":0,\"replay\":false,")
        .contains("\"next_attempt_at\":null,\"finished_at\":null,")
        .contains("\"last_status\":null,\"last_error\":null,")
        .endsWith("\"version\":null,\"operation_id\":null}");
  }

  @Test
  void allFiltersReachTheHooks() throws Exception {
    api.answer(Addresses.LIST_DELIVERIES, new DeliveryPage(List.of(), null));

    api.get(
        "/_hooks/deliveries?status=dead&hook=notify&collection=employees&document_id=emp%3A1"
            + "&_limit=7");

    assertThat(api.received(ListDeliveries.class))
        .returns(7, ListDeliveries::limit)
        .returns(null, ListDeliveries::before)
        .returns(
            new DeliveryFilter(DeliveryStatus.DEAD, "notify", "employees", "emp:1"),
            ListDeliveries::filter);
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusCanBeLookedFor(DeliveryStatus status) throws Exception {
    api.answer(Addresses.LIST_DELIVERIES, new DeliveryPage(List.of(), null));

    api.get("/_hooks/deliveries?status=" + status.word());

    assertThat(api.received(ListDeliveries.class).filter())
        .isEqualTo(new DeliveryFilter(status, null, null, null));
  }

  @Test
  void theCursorLeadsToTheNextPage() throws Exception {
    api.answer(Addresses.LIST_DELIVERIES, new DeliveryPage(List.of(Deliveries.NEW), 8L));
    String body = api.get("/_hooks/deliveries").body();
    String cursor = body.replaceAll("(?s).*\"cursor\":\"([^\"]*)\".*", "$1");

    api.get("/_hooks/deliveries?_cursor=" + cursor);

    assertThat(body)
        .startsWith("{\"data\":[{\"id\":8,")
        .endsWith("}],\"pagination\":{\"cursor\":\"" + cursor + "\",\"has_more\":true}}");
    assertThat(api.received(ListDeliveries.class).limit()).isEqualTo(50);
    assertThat(api.received(ListDeliveries.class).before()).isEqualTo(8L);
  }

  @Test
  void theLastPageHasNoCursor() {
    api.answer(Addresses.LIST_DELIVERIES, new DeliveryPage(List.of(), null));

    assertThat(api.get("/_hooks/deliveries").body())
        .isEqualTo("{\"data\":[],\"pagination\":{\"cursor\":null,\"has_more\":false}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?name=notify",
        "/deliveries?status=failed",
        "/deliveries?status=DEAD",
        "/deliveries?status=",
        "/deliveries?hook=",
        "/deliveries?collection=%00",
        "/deliveries?_limit=0",
        "/deliveries?_limit=1001",
        "/deliveries?_cursor=8",
        "/deliveries?space=default",
      })
  void whatCannotBeMeantReachesNobody(String target) {
    api.answer(Addresses.LIST_HOOKS, new HookList(List.of()));
    api.answer(Addresses.LIST_DELIVERIES, new DeliveryPage(List.of(), null));

    assertThat(api.get("/_hooks" + target).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aDeliveryIsRetriedByItsNumber() throws Exception {
    api.answer(Addresses.RETRY_DELIVERY, Deliveries.DEAD);

    var response = retry("123456789012345678", "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.received(RetryDelivery.class).id()).isEqualTo(123456789012345678L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "01", "abc", "1.0", "%20", "", "9999999999999999999"})
  void whatIsNoNumberOfADeliveryReachesNobody(String id) {
    api.answer(Addresses.RETRY_DELIVERY, Deliveries.DEAD);

    var response = retry(id);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("\"message\":\"Invalid delivery number\",\"details\":{\"id\":");
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aRetryHasNoBody() {
    api.answer(Addresses.RETRY_DELIVERY, Deliveries.DEAD);

    assertThat(api.postJson("/_hooks/deliveries/7/retry", "{}").statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aDeliveryThatIsNotThereIsNotFound() {
    api.refuse(Addresses.RETRY_DELIVERY, new Refusal.NotFound("There is no such delivery"));

    var response = retry("9");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is no such delivery\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /_hooks, 'GET, HEAD, OPTIONS'",
    "POST, /_hooks/deliveries, 'GET, HEAD, OPTIONS'",
    "GET, /_hooks/deliveries/7/retry, 'OPTIONS, POST'",
    "GET, /_hooks/deliveries/replay, 'OPTIONS, POST'",
  })
  void otherMethodsAreNotAllowed(String method, String path, String allowed) {
    var response = api.send(method, path, "");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElseThrow().split(", "))
        .containsExactlyInAnyOrder(allowed.split(", "));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /_hooks",
    "GET, /_hooks/deliveries",
    "POST, /_hooks/deliveries/7/retry",
    "POST, /_hooks/deliveries/replay",
  })
  void nobodyGetsThereWithoutAToken(String method, String path) {
    assertThat(api.sendWithoutToken(method, path).statusCode()).isEqualTo(401);
  }

  @Test
  void whoMayNotHaveThemSentAgainIsToldSo() {
    api.refuse(Addresses.RETRY_DELIVERY, new Refusal.Forbidden(Action.UPDATE, "_hooks"));

    var response = retry("7");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .contains("You don't have permission to update the hooks")
        .endsWith("\"details\":{\"action\":\"update\",\"collection\":\"_hooks\"}}}");
  }

  private static HttpResponse<String> retry(String id, String... headers) {
    return api.send("POST", "/_hooks/deliveries/" + id + "/retry", "", headers);
  }
}

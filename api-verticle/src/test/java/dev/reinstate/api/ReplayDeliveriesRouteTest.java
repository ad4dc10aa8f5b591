package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.ReplayDeliveries;
import dev.reinstate.contracts.ReplayedDeliveries;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayDeliveriesRouteTest {

  private static final String REPLAY = "/_hooks/deliveries/replay";

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void aReplayIsOfWhatTheBodySays() throws Exception {
    api.answer(Addresses.REPLAY_DELIVERIES, new ReplayedDeliveries(3_000_000_000L));

    var response =
        api.postJson(
            REPLAY,
            """
            {"hook": "notify", "from": "2025-01-01T00:00:00Z", "to": "2999-01-01T00:00:00+01:00",
             "operation_id": "op-1"}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"deliveries\":3000000000}");
    assertThat(api.received(ReplayDeliveries.class))
        .returns("notify", ReplayDeliveries::hook)
        .returns(Instant.parse("2025-01-01T00:00:00Z"), ReplayDeliveries::from)
        .returns(Instant.parse("2998-12-31T23:00:00Z"), ReplayDeliveries::to)
        .returns("op-1", ReplayDeliveries::operationId);
  }

  @Test
  void aReplayThatNothingLimitsIsOfAll() throws Exception {
    api.answer(Addresses.REPLAY_DELIVERIES, new ReplayedDeliveries(0));

    api.postJson(REPLAY, "{\"hook\":\"notify\"}");

    assertThat(api.received(ReplayDeliveries.class))
        .returns(null, ReplayDeliveries::from)
        .returns(null, ReplayDeliveries::to)
        .returns(null, ReplayDeliveries::operationId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'hook':null}",
        "{'hook':''}",
        "{'hook':7}",
        "{'hook':'notify','hook':'notify'}",
        "{'hook':'notify','until':'2025-01-01T00:00:00Z'}",
        "{'hook':'notify','from':null}",
        "{'hook':'notify','from':1735689600}",
        "{'hook':'notify','from':'yesterday'}",
        "{'hook':'notify','to':'2025-02-30T00:00:00Z'}",
        "{'hook':'notify','operation_id':null}",
        "{'hook':'notify','operation_id':''}",
        "{'hook':'notify','operation_id':['op-1']}",
      })
  void aBodyThatIsNoReplayReachesNobody(String body) {
    api.answer(Addresses.REPLAY_DELIVERIES, new ReplayedDeliveries(0));

    assertThat(api.postJson(REPLAY, body.replace('\'', '"')).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aFieldThatAReplayDoesNotHaveIsNamed() {
    assertThat(api.postJson(REPLAY, "{\"hook\":\"notify\",\"space\":\"default\"}").body())
        .contains("\"message\":\"Unknown field\",\"details\":{\"field\":\"space\"}");
  }

  @Test
  void aReplayIsJson() {
    assertThat(api.send("POST", REPLAY, "hook", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
  }

  @Test
  void aHookThatIsNotThereIsNotFound() {
    api.refuse(Addresses.REPLAY_DELIVERIES, new Refusal.NotFound("There is no such hook"));

    assertThat(api.postJson(REPLAY, "{\"hook\":\"nobody\"}").statusCode()).isEqualTo(404);
  }
}

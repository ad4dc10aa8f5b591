package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.InviteGuest;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply.Done;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GuestRoutesTest {

  private static final Guest GUEST = new Guest("crm", "u_1", 3);
  private static final Refusal REMOVED = new NotFound("No such guest");

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void whoIsInvitedGetsATokenForAnHour() throws Exception {
    api.answer(Addresses.INVITE_GUEST, GUEST);

    var response = api.send("POST", "/spaces/crm/users/u_1/token", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(api.received(InviteGuest.class))
        .returns("crm", InviteGuest::space)
        .returns("u_1", InviteGuest::user);
    var issued = new JsonMapper().readTree(response.body());
    assertThat(Instant.parse(issued.path("expires_at").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofHours(1)));
    api.answer(Addresses.CHECK_GUEST, GUEST);
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
    assertThat(read(issued.path("token").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void whoMayNotInviteIsToldSo() {
    api.refuse(Addresses.INVITE_GUEST, new Forbidden(Action.UPDATE, "users"));

    assertThat(api.send("POST", "/spaces/crm/users/u_1/token", "").statusCode()).isEqualTo(403);
  }

  @Test
  void aGuestIsAskedAboutAtEveryRequest() {
    String token = token();
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
    api.answer(Addresses.CHECK_GUEST, GUEST);
    assertThat(read(token).statusCode()).isEqualTo(200);

    api.refuse(Addresses.CHECK_GUEST, REMOVED);

    assertThat(read(token).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aGuestWhoCannotBeAskedAboutIsNotLetIn(Refusal refusal, int status) {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
    api.refuse(Addresses.CHECK_GUEST, refusal);

    assertThat(read(token()).statusCode()).isEqualTo(status);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(REMOVED, 401),
        Arguments.of(new Unavailable("overloaded"), 503),
        Arguments.of(new Failed("database connection lost"), 503));
  }

  @Test
  void theStreamOfAGuestEndsWithHim() throws Exception {
    api.answer(Addresses.READ_EVENTS, new EventPage(List.of(), "p0", false));
    var checks = new AtomicInteger();
    api.handle(
        Addresses.CHECK_GUEST,
        command -> {
          checks.incrementAndGet();
          return new Done<>(GUEST);
        });
    var request =
        api.request("GET", "/_events", "").header("Authorization", "Bearer " + token()).build();

    try (InputStream stream = api.client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(stream.read()).isEqualTo('r');
      api.refuse(Addresses.CHECK_GUEST, REMOVED);

      assertThat(stream.readAllBytes()).isNotEmpty();
    }
    assertThat(checks).hasPositiveValue();
  }

  @Test
  void theProgressOfARestoreIsToldToAGuestAsLongAsHeIsOne() throws Exception {
    api.answer(Addresses.READ_SPACE_RESTORE, SpaceRestores.running(7));
    api.answer(Addresses.CHECK_GUEST, GUEST);
    var request =
        api.request("GET", "/spaces/crm/restores/op-1", "")
            .header("Authorization", "Bearer " + token())
            .header("Accept", "text/event-stream")
            .build();

    try (InputStream stream = api.client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(stream.read()).isEqualTo('r');
      api.refuse(Addresses.CHECK_GUEST, REMOVED);

      assertThat(stream.readAllBytes()).isNotEmpty();
    }
  }

  private static HttpResponse<String> read(String token) {
    return api.send(
        api.request("GET", "/spaces/crm/records/r_1", "")
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static String token() {
    return new GuestTokens(Tokens.SERVICE_KEY, Clock.systemUTC()).issue(GUEST).token();
  }
}

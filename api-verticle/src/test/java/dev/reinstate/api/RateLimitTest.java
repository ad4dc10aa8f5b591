package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.settings.HttpSettings;
import dev.reinstate.platform.settings.RateLimit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Too many requests of one caller, on a clock that stands still; each test has its own caller. */
class RateLimitTest {

  private static final RateLimit LIMIT = new RateLimit(1, 2);
  private static final MovableClock clock = new MovableClock();
  private static final AtomicReference<HttpSettings> settings =
      new AtomicReference<>(TestApi.settings().with(LIMIT));

  @AutoClose static final TestApi api = started();

  @BeforeAll
  static void answerReads() {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
  }

  @Test
  void tooManyAreToldHowLongToWait() {
    get("carol");
    get("carol");

    var response = get("carol");

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"TOO_MANY_REQUESTS\",\"message\":\"Too many requests\"}}");
  }

  @Test
  void whoHasWaitedIsLetIn() {
    get("dave");
    get("dave");
    get("dave");

    clock.advance(Duration.ofSeconds(1));

    assertThat(get("dave").statusCode()).isEqualTo(200);
    assertThat(get("dave").statusCode()).isEqualTo(429);
  }

  @Test
  void aFreshTokenIsNoFreshCaller() {
    get("erin");
    get("erin");

    assertThat(getWith(api.token("erin", Duration.ofMinutes(7))).statusCode()).isEqualTo(429);
    assertThat(get("frank").statusCode()).isEqualTo(200);
  }

  @Test
  void requestsThatAreAnsweredWithAnErrorCountToo() {
    for (int i = 0; i < 2; i++) {
      api.send(api.request("GET", "/_x", "").header("Authorization", bearer("grace")).build());
    }

    assertThat(get("grace").statusCode()).isEqualTo(429);
  }

  @Test
  void whoNeedsNoTokenIsNotCounted() {
    for (int i = 0; i < 10; i++) {
      assertThat(api.sendWithoutToken("GET", "/_health/live").statusCode()).isEqualTo(200);
      assertThat(api.sendWithoutToken("GET", "/employees/emp_1").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theBodyOfARefusedRequestIsNotAskedFor() throws IOException {
    get("heidi");
    get("heidi");

    String answer =
        api.raw(
            String.join(
                "\r\n",
                "POST /employees HTTP/1.1",
                "Host: x",
                "Authorization: " + bearer("heidi"),
                "Content-Type: application/json",
                "Content-Length: 100",
                "Expect: 100-continue",
                "",
                ""));

    assertThat(answer).startsWith("HTTP/1.1 429 ").contains("TOO_MANY_REQUESTS");
  }

  @Test
  void anotherLimitHoldsFromTheNextRequestOn() {
    get("ivan");
    get("ivan");
    assertThat(get("ivan").statusCode()).isEqualTo(429);

    settings.set(TestApi.settings());
    try {
      assertThat(get("ivan").statusCode()).isEqualTo(200);
    } finally {
      settings.set(TestApi.settings().with(LIMIT));
    }
  }

  private static HttpResponse<String> get(String user) {
    return getWith(api.token(user, Duration.ofHours(1)));
  }

  private static HttpResponse<String> getWith(String token) {
    return api.send(
        api.request("GET", "/employees/emp_1", "")
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static String bearer(String user) {
    return "Bearer " + api.token(user, Duration.ofHours(1));
  }

  private static TestApi started() {
    try {
      return TestApi.start(settings::get, clock);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

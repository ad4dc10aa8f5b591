package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Raw requests, for a Java client must not set an Origin. */
class CorsTest {

  @AutoClose static final TestApi api = TestApi.start("https://console.example");

  @BeforeAll
  static void answerReads() {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
  }

  @Test
  void aBrowserMayAskWithoutATokenWhatItMayDo() throws Exception {
    String answer =
        send("OPTIONS", "https://console.example", "Access-Control-Request-Method: PUT");

    assertThat(answer)
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: https://console.example")
        .contains("Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
        .contains("If-Match")
        .contains("Prefer");
  }

  @Test
  void anotherOriginMayNot() throws Exception {
    String answer = send("OPTIONS", "https://evil.example", "Access-Control-Request-Method: PUT");

    assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("Access-Control");
  }

  @Test
  void aPageOfTheOriginMayReadTheAnswer() throws Exception {
    String answer = send("GET", "https://console.example", "Authorization: " + api.bearer());

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: https://console.example")
        .contains("Access-Control-Expose-Headers: ETag, Location, X-Request-ID")
        .containsPattern("Access-Control-Expose-Headers: .*Link, Preference-Applied")
        .containsIgnoringCase("Vary: Authorization, Accept, Origin");
  }

  private static String send(String method, String origin, String header) throws Exception {
    return api.raw(
        "%s /employees/emp_1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: %s\r\n%s\r\n\r\n"
            .formatted(method, origin, header));
  }
}

package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that decent clients refuse to send. Each is answered, and changes nothing. */
@ExtendWith(InstallationExtension.class)
final class RawHttpIT {

  private static final byte[] BODY = "{\"n\":2}".getBytes(UTF_8);

  private final Installation installation;
  private final Caller admin;
  private final String path;
  private String before = "";

  RawHttpIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path = installation.document("employees", "{\"n\":1}");
  }

  @BeforeEach
  void remember() {
    before = admin.get(path + "/versions").text();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(admin.get(path + "/versions").text()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%z",
        "%zz",
        "%2",
        "%C3",
        "%ff",
        "%C0%AF",
        "%ED%A0%80",
        "a\u00e9b",
        "a|b",
        "a\"b",
        "a\\b"
      })
  void aPathThatIsNotPercentEncodedUtf8Is400(String id) throws IOException {
    assertThat(head("GET /employees/" + id)).startsWith("HTTP/1.1 400").contains("BAD_REQUEST");
    assertThat(head("GET " + path + "/restore/" + id)).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?%zz=1", "?a=%", "?a=%ff", "?at=%C3"})
  void aQueryThatIsNotPercentEncodedUtf8Is400(String query) throws IOException {
    assertThat(head("GET /employees" + query)).startsWith("HTTP/1.1 400").contains("BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "7, 8", "1e1", "0x7"})
  void aBodyLengthThatIsNoNumberIs400(String length) throws IOException {
    assertThat(put("Content-Length: " + length)).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoBodyLengthsAre400() throws IOException {
    assertThat(put("Content-Length: 7\nContent-Length: 8")).startsWith("HTTP/1.1 400");
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIs413BeforeItIsSent() throws IOException {
    assertThat(put("Content-Length: 99999999999")).startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyThatIsCutShortIsNotACompleteOne() throws IOException {
    assertThat(put("Content-Length: 3")).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoTokensAreNone() throws IOException {
    String twice = request("GET " + path) + "\nAuthorization: Bearer " + admin.token();

    assertThat(RawHttp.exchange(installation.uri(), twice)).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONSENSE", "GET", "GET /employees", "\u0016\u0003\u0001"})
  void whatIsNotHttpIs400(String line) throws IOException {
    String answer = RawHttp.exchange(installation.uri(), line + "\nHost: x");

    assertThat(answer).startsWith("HTTP/1.0 400").contains("BAD_REQUEST");
  }

  @Test
  void anEndlessLineIs414() throws IOException {
    assertThat(head("GET /" + "x".repeat(100_000))).startsWith("HTTP/1.0 414");
  }

  @Test
  void endlessHeadersAre431() throws IOException {
    String answer =
        RawHttp.exchange(installation.uri(), "GET / HTTP/1.1\nHost: x\nX: " + "x".repeat(100_000));

    assertThat(answer).startsWith("HTTP/1.1 431");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-3", "bytes=99999-", "lines=1-2", "bytes=a-b"})
  void aRangeOfADocumentIsTheWhole(String range) throws IOException {
    String answer =
        RawHttp.exchange(installation.uri(), request("GET " + path) + "\nRange: " + range);

    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"n\":");
  }

  private String head(String methodAndTarget) throws IOException {
    return RawHttp.exchange(installation.uri(), request(methodAndTarget));
  }

  private String put(String length) throws IOException {
    String request = request("PUT " + path) + "\nContent-Type: application/json\n" + length;
    return RawHttp.exchange(installation.uri(), request, BODY);
  }

  private String request(String methodAndTarget) {
    return methodAndTarget + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + admin.token();
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP library sends. */
class RawHttpTest {

  @AutoClose static final TestApi api = TestApi.start();

  @BeforeAll
  static void answerEverythingUsedHere() {
    api.answer(Addresses.READ_DOCUMENT, TestApi.JOHN);
    api.answer(Addresses.CREATE_DOCUMENT, TestApi.JOHN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/employees/%",
        "/employees/%4",
        "/employees/%zz",
        "/employees/%FF",
        "/employees/%C0%AF",
        "/employees/%ED%A0%80",
        "/employees/\u00fc",
        "/employees?a=%",
        "/employees?a=%FF",
        "/employees?%=a",
      })
  void whatIsNotPercentEncodedUtf8IsRefused(String path) throws IOException {
    assertThat(api.raw(get(path))).startsWith("HTTP/1.1 400").contains("percent-encoded UTF-8");
  }

  @Test
  void dotsAreNotResolved() throws IOException {
    assertThat(api.raw(get("/employees/../_health/live"))).startsWith("HTTP/1.1 404");
  }

  @Test
  void anAbsoluteTargetIsUnderstood() throws IOException {
    assertThat(api.raw(get("http://elsewhere/employees/emp_1"))).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRequestLineWithoutEndIsTooLong() throws IOException {
    assertThat(api.raw(get("/" + "a".repeat(20_000))))
        .matches("(?s)HTTP/1\\.[01] 414 .*")
        .contains("\"code\":\"URI_TOO_LONG\"");
  }

  @Test
  void headersWithoutEndAreTooLarge() throws IOException {
    assertThat(api.raw("GET /employees HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
        .matches("(?s)HTTP/1\\.[01] 431 .*")
        .contains("\"code\":\"HEADERS_TOO_LARGE\"");
  }

  @Test
  void tenThousandHeadersAreTooLarge() throws IOException {
    assertThat(api.raw("GET /employees HTTP/1.1\r\n" + "A: b\r\n".repeat(10_000) + "\r\n"))
        .matches("(?s)HTTP/1\\.[01] 431 .*")
        .contains("\"code\":\"HEADERS_TOO_LARGE\"");
  }

  @Test
  void whoseBodyEndsInTenThousandTrailersIsLeft() throws IOException {
    String trailers = "0\r\n" + "A: b\r\n".repeat(10_000) + "\r\n";

    assertThat(api.raw(post("Transfer-Encoding: chunked") + "2\r\n{}\r\n" + trailers)).isEmpty();
  }

  @Test
  void whoSaysNoEndOfTheSizeOfAChunkIsLeft() throws IOException {
    assertThat(api.raw(post("Transfer-Encoding: chunked") + "2;x=" + "a".repeat(20_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nA b\r\n\r\n"})
  void whatIsNotHttpIsRefused(String text) throws IOException {
    assertThat(api.raw(text))
        .matches("(?s)HTTP/1\\.[01] 400 .*")
        .contains("\"code\":\"BAD_REQUEST\"");
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotWaitedFor() throws IOException {
    assertThat(api.raw(post("Content-Length: 5000") + "{"))
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("connection: close")
        .contains("\"details\":{\"max_bytes\":4096}");
  }

  @Test
  void aLengthBeyondAllNumbersIsRefused() throws IOException {
    assertThat(api.raw(post("Content-Length: 99999999999999999999")))
        .matches("(?s)HTTP/1.1 4(00|13).*");
  }

  @Test
  void aBodyInChunksThatGrowsTooLargeIsCutOff() throws IOException {
    String chunk = "400\r\n" + "x".repeat(0x400) + "\r\n";

    assertThat(api.raw(post("Transfer-Encoding: chunked") + chunk.repeat(5)))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyInChunksIsRead() throws IOException {
    assertThat(api.raw(post("Transfer-Encoding: chunked") + "2\r\n{}\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 201");
  }

  @Test
  void aCallerWhoWaitsToBeAskedForTheBodyIsAsked() throws IOException {
    try (var socket = open(post("Content-Length: 2\r\nExpect: 100-continue"))) {
      assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
      write(socket, "{}");
      assertThat(read(socket, "75000.10}")).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void aCallerWhoWaitsToBeAskedIsToldAtOnceThatTheBodyIsTooLarge() throws IOException {
    assertThat(api.raw(post("Content-Length: 5000\r\nExpect: 100-continue")))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void theConnectionOutlivesARefusedRequestWithABody() throws IOException {
    String refused =
        post("Content-Length: 2\r\nContent-Encoding: gzip").replace("close", "keep-alive");

    assertThat(api.raw(refused + "{}" + get("/employees/emp_1")))
        .startsWith("HTTP/1.1 415")
        .contains("HTTP/1.1 200");
  }

  @Test
  void aCallerWhoLeavesHarmsNobody() throws IOException {
    try (var socket = open(post("Content-Length: 100"))) {
      write(socket, "{");
    }
    assertThat(api.raw(get("/employees/emp_1"))).startsWith("HTTP/1.1 200");
  }

  private static String get(String path) {
    return lines(
        "GET " + path + " HTTP/1.1",
        "Host: x",
        "Connection: close",
        "Authorization: " + api.bearer());
  }

  private static String post(String headers) {
    return lines(
        "POST /employees HTTP/1.1",
        "Host: x",
        "Connection: close",
        "Authorization: " + api.bearer(),
        "Content-Type: application/json",
        headers);
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static Socket open(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), api.port);
    socket.setSoTimeout(20_000);
    write(socket, text);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String read(Socket socket, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("%s is followed by more", text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How bytes go out. */
@Timeout(60)
class ReadFileContentRouteTest {

  private static final String CONTENT = "/spaces/crm/files/f1/content";
  private static final String HASH = "ab".repeat(32);

  @AutoClose static final TestApi api = TestApi.start();

  @Test
  void bytesAreSentToBeSaved() throws Exception {
    byte[] bytes = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    StoredBytes.serve(api, bytes, "a.html", "text/html");

    HttpResponse<String> answer = api.get(CONTENT);

    assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("text/html"))
        .containsEntry("content-length", List.of(String.valueOf(bytes.length)))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("content-security-policy", List.of("sandbox; default-src 'none'"))
        .containsEntry("etag", List.of("\"" + HASH + "\""));
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment;");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 206, bytes 0-0/600000",
    "bytes=262143-262144, 206, bytes 262143-262144/600000",
    "bytes=-5, 206, bytes 599995-599999/600000",
    "bytes=599999-, 206, bytes 599999-599999/600000",
    "bytes=100000-500000, 206, bytes 100000-500000/600000",
    "bytes=600000-, 416, bytes */600000",
  })
  void aRangeIsTheseBytes(String range, int status, String contentRange) {
    String text = "0123456789".repeat(60_000);
    StoredBytes.serve(api, text.getBytes(StandardCharsets.US_ASCII), "a", "a/b");

    HttpResponse<String> answer = api.get(CONTENT, "Range", range);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Range")).contains(contentRange);
    if (status == 206) {
      String[] bounds = contentRange.replaceAll("bytes |/.*", "").split("-", 2);
      assertThat(answer.body())
          .isEqualTo(text.substring(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1));
    }
  }

  @Test
  void aRangeOfOtherBytesIsAllOfThese() {
    StoredBytes.serve(api, new byte[] {'a', 'b', 'c'}, "a", "a/b");

    assertThat(api.get(CONTENT, "Range", "bytes=1-1", "If-Range", "\"other\"").body())
        .isEqualTo("abc");
    assertThat(api.get(CONTENT, "Range", "bytes=1-1", "If-Range", "\"" + HASH + "\"").body())
        .isEqualTo("b");
  }

  @Test
  void whoHasTheBytesDoesNotGetThemAgain() {
    StoredBytes.serve(api, new byte[] {1}, "a", "a/b");

    assertThat(api.get(CONTENT, "If-None-Match", "\"" + HASH + "\"").statusCode()).isEqualTo(304);
    assertThat(api.get(CONTENT, "If-None-Match", "\"1\"").statusCode()).isEqualTo(200);
  }

  @Test
  void headTellsHowManyThereAre() {
    StoredBytes.serve(api, new byte[70_000], "a", "a/b");

    HttpResponse<String> answer = api.send("HEAD", CONTENT, "", "Range", "bytes=0-1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("70000");
  }

  @Test
  void bytesOfNoTypeAreNotGivenOne() {
    StoredBytes.serve(api, new byte[] {1}, "a", "text/html\r\nX-Evil: 1");

    HttpResponse<String> answer = api.get(CONTENT);

    assertThat(answer.headers().firstValue("Content-Type")).contains(MediaType.BYTES);
    assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
  }

  @Test
  void bytesThatCannotBeReadHaveNoEnd() throws IOException {
    StoredBytes.serve(api, new byte[2 * Chunk.SIZE], "a", "a/b");
    api.handle(
        Addresses.READ_CHUNK,
        read ->
            read.place() == 0
                ? new Done<>(new Chunk(new byte[Chunk.SIZE]))
                : new Refused<>(new Unavailable("too many")));

    String answer =
        api.raw(
            "GET "
                + CONTENT
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + api.bearer()
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: " + 2 * Chunk.SIZE);
    assertThat(answer).hasSizeLessThan(Chunk.SIZE + 2_000);
  }
}

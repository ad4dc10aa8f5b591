package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.UploadedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes come in. */
@Timeout(60)
class UploadRoutesTest {

  private static final String FILES = "/spaces/crm/files";
  private static final String CONTENT = FILES + "/f1/content";
  private static final String HASH = "ab".repeat(32);

  @AutoClose static final TestApi api = TestApi.start();

  private StoredBytes stored = new StoredBytes(api);

  @BeforeEach
  void storeBytes() {
    stored = new StoredBytes(api);
  }

  @Test
  void bytesArriveAsTheyWereSent() throws Exception {
    byte[] bytes = random(2 * Chunk.SIZE + 5);

    HttpResponse<String> answer = post(FILES + "?name=a%20b.bin", bytes, "Content-Type", "x/y");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains(FILES + "/emp_1");
    assertThat(stored.all()).isEqualTo(bytes);
    assertThat(completed().file())
        .isEqualTo(new UploadedFile("a b.bin", "x/y", bytes.length, sha256(bytes)));
  }

  @Test
  void aBodyWithoutATypeIsBytesAndMayBeEmpty() throws Exception {
    assertThat(post(FILES + "?name=none", new byte[0]).statusCode()).isEqualTo(201);

    assertThat(completed().file())
        .isEqualTo(new UploadedFile("none", null, 0, sha256(new byte[0])));
  }

  @Test
  void jsonIsAFileLikeAnyOther() throws Exception {
    post(
        FILES + "?name=a.json",
        "{\"a\":1".getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json");

    assertThat(new String(stored.all(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1");
  }

  @Test
  void aFormHandsOnItsFile() throws Exception {
    byte[] bytes = random(Chunk.SIZE + 99);

    HttpResponse<String> answer = postForm(form(part("käse.txt", "text/plain", bytes)));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(stored.all()).isEqualTo(bytes);
    assertThat(completed().file())
        .isEqualTo(new UploadedFile("käse.txt", "text/plain", bytes.length, sha256(bytes)));
  }

  @Test
  void theFieldNameGoesBeforeTheNameOfTheFile() throws Exception {
    postForm(form(part("C:\\\\x\\\\a.txt", "text/plain", new byte[] {1}), field("name", "b.txt")));
    assertThat(completed().file().name()).isEqualTo("b.txt");

    postForm(form(part("C:\\\\x\\\\a.txt", "text/plain", new byte[] {1})));
    assertThat(completed().file().name()).isEqualTo("a.txt");
  }

  @Test
  void whatIsNotOneFileInAFormIsRefused() throws Exception {
    byte[] one = {1};

    assertThat(postForm(form()).statusCode()).isEqualTo(400);
    assertThat(postForm(form(field("name", "a"))).statusCode()).isEqualTo(400);
    assertThat(postForm(form(part("a", "a/b", one), part("b", "a/b", one))).body())
        .contains("exactly one file");
    assertThat(postForm(form(part("a", "a/b", one), field("other", "a"))).body())
        .contains("\"field\":\"other\"");
    assertThat(postForm("--x\r\nnonsense".getBytes(StandardCharsets.US_ASCII)).statusCode())
        .isEqualTo(400);
    assertThat(stored.completed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data | a/b",
        "multipart/form-data; boundary= | a/b",
        "multipart/form-data; boundary=x; charset=nonsense | a/b",
        "multipart/form-data; boundary=x | multipart/mixed",
        "multipart/form-data; boundary=x | ,"
      })
  void whatNobodyCanReadIsRefusedAndKeepsNoPlace(String formType, String partType)
      throws Exception {
    byte[] form = form(part("a", partType, new byte[] {1}));

    for (int n = 0; n <= ApiVerticle.MAX_UPLOADS; n++) {
      assertThat(post(FILES, form, "Content-Type", formType).statusCode()).isEqualTo(400);
      assertThat(abandoned()).isTrue();
    }
  }

  @Test
  void aFormWithoutItsEndIsRefused() throws Exception {
    byte[] form = form(part("a", "a/b", random(1_000)));

    HttpResponse<String> answer = postForm(Arrays.copyOf(form, form.length - 40));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(abandoned()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {FILES, FILES + "?name=", FILES + "?name=%00", FILES + "?other=1"})
  void aNameHasToBeOne(String path) throws Exception {
    assertThat(post(path, new byte[] {1}).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotRead() throws Exception {
    String head = head("POST", FILES + "?name=a") + "Content-Length: " + (StoredBytes.MAX_SIZE + 1);

    assertThat(api.raw(head + "\r\n\r\n")).startsWith("HTTP/1.1 413");
    assertThat(stored.all()).isEmpty();
    assertThat(abandoned()).isTrue();
  }

  @Test
  void aBodyThatTurnsOutToBeTooLargeLeavesNothing() throws Exception {
    byte[] bytes = random(StoredBytes.MAX_SIZE + 1);

    HttpResponse<String> answer =
        api.send(
            api.request("POST", FILES + "?name=a", "")
                .method("POST", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)))
                .header("Authorization", api.bearer())
                .build());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(abandoned()).isTrue();
    assertThat(stored.completed).isEmpty();
  }

  @Test
  void aBodyThatBreaksOffLeavesNothing() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port)) {
      write(socket, head("POST", FILES + "?name=a") + "Content-Length: 1000\r\n\r\nonly this");
      assertThat(api.received(BeginUpload.class)).isNotNull();
    }

    assertThat(abandoned()).isTrue();
    assertThat(stored.completed).isEmpty();
  }

  @Test
  void whoIsRefusedIsToldBeforeHeSends() throws Exception {
    api.refuse(Addresses.BEGIN_UPLOAD, new Unavailable("busy"));

    assertThat(
            api.raw(
                head("POST", FILES + "?name=a")
                    + "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n"))
        .startsWith("HTTP/1.1 503");
  }

  @Test
  void whatCannotBeStoredIsNoFile() throws Exception {
    api.refuse(Addresses.APPEND_CHUNK, new Unavailable("the upload took too long"));

    assertThat(post(FILES + "?name=a", random(10)).statusCode()).isEqualTo(503);
    assertThat(abandoned()).isTrue();
  }

  @Test
  void aConditionIsKeptByTheHeadItWasMetBy() throws Exception {
    put("If-Match", "\"6\", \"" + HASH + "\"");

    BeginUpload begun = api.received(BeginUpload.class);
    assertThat(begun.ifBytes()).containsExactly(HASH);
    assertThat(begun.options().precondition()).isEqualTo(new Precondition(List.of(6), false));
    assertThat(completed().options().precondition()).isEqualTo(new Precondition(List.of(6), false));
  }

  @Test
  void theSameRequestIsTheSameWhateverItsBoundary() throws Exception {
    byte[] bytes = random(10);
    String first = keyOf(bytes, "one");
    String second = keyOf(bytes, "two");
    String other = keyOf(random(10), "one");

    assertThat(second).isEqualTo(first).isNotEqualTo(other);
  }

  private String keyOf(byte[] bytes, String boundary) throws Exception {
    api.send(
        api.request("POST", FILES, "")
            .method("POST", BodyPublishers.ofByteArray(formWith(boundary, part("a", "a/b", bytes))))
            .header("Authorization", api.bearer())
            .header("Idempotency-Key", "k")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .build());
    return Objects.requireNonNull(completed().options().idempotencyKey()).fingerprint();
  }

  private CompleteUpload completed() throws InterruptedException {
    return stored.completed.poll(20, TimeUnit.SECONDS);
  }

  private boolean abandoned() throws InterruptedException {
    return stored.abandoned.poll(20, TimeUnit.SECONDS) != null;
  }

  private static HttpResponse<String> put(String... headers) {
    return api.send("PUT", CONTENT, "bytes", headers);
  }

  private static HttpResponse<String> post(String path, byte[] bytes, String... headers) {
    var request =
        api.request("POST", path, "", headers)
            .method("POST", BodyPublishers.ofByteArray(bytes))
            .header("Authorization", api.bearer());
    return api.send(request.build());
  }

  private static HttpResponse<String> postForm(byte[] form) {
    return post(FILES, form, "Content-Type", "multipart/form-data; boundary=x");
  }

  private static byte[] form(String... parts) {
    return formWith("x", parts);
  }

  /** Of parts that hold a byte in each character. */
  private static byte[] formWith(String boundary, String... parts) {
    var text = new StringBuilder();
    for (String part : parts) {
      text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
    }
    text.append("--").append(boundary).append("--\r\n");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String part(String filename, String type, byte[] bytes) {
    return "Content-Disposition: form-data; name=\"file\"; filename=\""
        + new String(filename.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        + "\"\r\nContent-Type: "
        + type
        + "\r\n\r\n"
        + new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String field(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private static String head(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
        + api.bearer()
        + "\r\n";
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

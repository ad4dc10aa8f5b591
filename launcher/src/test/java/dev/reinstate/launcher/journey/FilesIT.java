package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes that go in and come out, and go back in time. */
@ExtendWith(InstallationExtension.class)
final class FilesIT {

  private static final int MIB = 1024 * 1024;

  /** Of the installation. */
  private static final int MAX_SIZE = 32 * MIB;

  private final Installation installation;
  private final Caller admin;
  private String space = "";

  FilesIT(Installation installation) {
    this.installation = installation;
    this.admin = installation.admin();
  }

  @BeforeEach
  void thereIsASpace() {
    space = installation.space("{}");
  }

  @Test
  void aLargeFileComesBackAsItWasSent() {
    byte[] bytes = random(30 * MIB);

    Answer created = upload("large.bin", bytes);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("size").asInt()).isEqualTo(bytes.length);
    assertThat(created.json().path("sha256").asText()).isEqualTo(sha256(bytes));
    Answer content = admin.get(pathOf(created) + "/content");
    assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
    assertThat(content.header("ETag")).isEqualTo("\"" + sha256(bytes) + "\"");
    assertThat(content.text()).hasSameSizeAs(text(bytes)).isEqualTo(text(bytes));
  }

  @Test
  void aFileIsADocumentLikeAnyOther() {
    Answer created = upload("a.txt", bytes("hello"));

    String path = pathOf(created);
    assertThat(admin.get(path).json()).isEqualTo(created.json());
    assertThat(admin.get(space + "/files?name=a.txt").json().path("data")).hasSize(1);
    assertThat(admin.patch(path, "{\"name\":\"b.txt\"}").status()).isEqualTo(200);
    assertThat(admin.get(path + "/content").header("Content-Disposition"))
        .contains("filename=\"b.txt\"");
    assertThat(admin.get(path + "/versions").column("action")).containsExactly("update", "create");
  }

  @Test
  void aFormIsAFile() {
    String form =
        """
        --x\r
        Content-Disposition: form-data; name="f"; filename="a.html"\r
        Content-Type: text/html\r
        \r
        <script>\r
        --x--\r
        """;

    Answer created =
        admin.post(space + "/files", form, "Content-Type", "multipart/form-data; boundary=x");

    assertThat(created.json().path("name").asText()).isEqualTo("a.html");
    Answer content = admin.get(pathOf(created) + "/content");
    assertThat(content.text()).isEqualTo("<script>");
    assertThat(content.header("Content-Type")).isEqualTo("text/html");
    assertThat(content.header("Content-Disposition")).startsWith("attachment;");
    assertThat(content.header("Content-Security-Policy")).startsWith("sandbox;");
    assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aPartOfAFileIsSentAlone() {
    String path = pathOf(upload("a.txt", bytes("0123456789"))) + "/content";

    Answer part = admin.get(path, "Range", "bytes=2-4");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("234");
    assertThat(admin.get(path, "Range", "bytes=10-").outcome())
        .isEqualTo("416 RANGE_NOT_SATISFIABLE");
    assertThat(admin.send("HEAD", path).header("Content-Length")).isEqualTo("10");
  }

  @Test
  void aRestoredFileHasItsBytesBack() {
    String path = pathOf(upload("a.txt", bytes("before")));
    Answer changed = admin.put(path + "/content", "after", "If-Match", "\"1\"");
    assertThat(changed.version()).isEqualTo(2);
    assertThat(admin.get(path + "/content").text()).isEqualTo("after");

    assertThat(admin.post(path + "/restore/1").status()).isEqualTo(200);

    assertThat(admin.get(path + "/content").text()).isEqualTo("before");
    assertThat(admin.get(path + "/content?version=2").text()).isEqualTo("after");
  }

  @Test
  void aRestoredSpaceHasTheBytesOfItsFilesBack() {
    String changed = pathOf(upload("a.txt", bytes("before")));
    String deleted = pathOf(upload("b.txt", bytes("deleted")));
    Answer history = admin.get(space + "/history?_limit=1");
    String then = history.json().path(0).path("updated_at").asText();
    admin.put(changed + "/content", "after");
    admin.delete(deleted);
    String made = pathOf(upload("c.txt", bytes("made since")));

    Answer restored = admin.post(space + "/restore?dateTime=" + then);

    assertThat(restored.status()).as("%s", restored).isEqualTo(200);
    assertThat(admin.get(changed + "/content").text()).isEqualTo("before");
    assertThat(admin.get(deleted + "/content").text()).isEqualTo("deleted");
    assertThat(admin.get(made + "/content").outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
    assertThat(admin.get(made + "/content?version=1").text()).isEqualTo("made since");
  }

  @Test
  void otherBytesAreNotWrittenOverTheWorkOfOthers() {
    Answer created = upload("a.txt", bytes("mine"));
    String content = pathOf(created) + "/content";
    String tag = tagOf(content);
    admin.put(content, "theirs");

    assertThat(admin.put(content, "mine again", "If-Match", tag).outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
    assertThat(admin.put(content, "mine again", "If-Match", "\"1\"").outcome())
        .isEqualTo("412 PRECONDITION_FAILED");
    assertThat(admin.put(content, "x", "If-Match", tagOf(content)).status()).isEqualTo(200);
  }

  @Test
  void theHashCannotBeWritten() {
    String path = pathOf(upload("a.txt", bytes("mine")));

    assertThat(admin.patch(path, "{\"sha256\":\"" + "0".repeat(64) + "\"}").outcome())
        .isEqualTo("400 BAD_REQUEST");
    assertThat(admin.patch(path, "{\"size\":0}").outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post(space + "/files/batch", "{\"documents\":[{\"name\":\"a\"}]}").outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void moreThanAFileMayHaveIsRefusedAndLeavesNothing() {
    byte[] bytes = random(MAX_SIZE + 1);

    Answer declared = upload("a.bin", bytes);
    Answer flowing =
        admin.send(
            "POST", space + "/files?name=a.bin", BodyPublishers.ofInputStream(() -> stream(bytes)));

    assertThat(declared.outcome()).isEqualTo("413 PAYLOAD_TOO_LARGE");
    assertThat(flowing.outcome()).isEqualTo("413 PAYLOAD_TOO_LARGE");
    awaitNothingLeft();
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws IOException {
    try (var socket = new Socket(installation.uri().getHost(), installation.uri().getPort())) {
      String head =
          "POST "
              + space
              + "/files?name=a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + Jwt.of("ada", "admin")
              + "\r\nContent-Length: "
              + 2 * MIB
              + "\r\n\r\n";
      socket.getOutputStream().write(bytes(head));
      socket.getOutputStream().write(random(MIB));
      Awaitility.await().until(() -> count("blob where state = 'receiving'") == 1);
    }

    awaitNothingLeft();
    assertThat(admin.get(space + "/files").json().path("data")).isEmpty();
  }

  @Test
  void whoMayNotIsRefused() {
    String path = pathOf(upload("a.txt", bytes("mine"))) + "/content";

    assertThat(installation.as("eve", "employee").put(path, "hers").outcome())
        .isEqualTo("403 FORBIDDEN");
    assertThat(installation.as("eve", "nobody").get(path).outcome()).isEqualTo("403 FORBIDDEN");
    assertThat(installation.as("eve", "employee").post(space + "/files?name=a", "hers").outcome())
        .isEqualTo("403 FORBIDDEN");
    assertThat(admin.post("/spaces/" + UUID.randomUUID() + "/files?name=a", "x").outcome())
        .isEqualTo("404 SPACE_NOT_FOUND");
  }

  @Test
  void aRepeatedUploadIsOneFile() {
    String key = UUID.randomUUID().toString();
    Answer first = upload("a.txt", bytes("once"), "Idempotency-Key", key);

    Answer second = upload("a.txt", bytes("once"), "Idempotency-Key", key);

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(upload("a.txt", bytes("twice"), "Idempotency-Key", key).outcome())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED");
    awaitNothingLeft();
  }

  private Answer upload(String name, byte[] bytes, String... headers) {
    return admin.send(
        "POST", space + "/files?name=" + name, BodyPublishers.ofByteArray(bytes), headers);
  }

  private static String pathOf(Answer created) {
    return Objects.requireNonNull(created.header("Location"), created::toString);
  }

  private String tagOf(String content) {
    return Objects.requireNonNull(admin.get(content).header("ETag"));
  }

  /** The journeys run one after the other: nobody else is sending bytes. */
  private void awaitNothingLeft() {
    Awaitility.await()
        .until(
            () ->
                count("blob where state <> 'complete'") == 0
                    && count(
                            "chunk c where not exists (select from reinstate.blob b where b.blob ="
                                + " c.blob and b.state = 'complete')")
                        == 0);
  }

  private long count(String rows) throws SQLException {
    try (Connection connection = installation.postgres();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select count(*) from reinstate." + rows)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  /** As a client reads them that takes them for UTF-8. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are no JSON, or more than is taken: each is refused in the form of an error, and
 * nothing changes. The cases are those of JSONTestSuite's kind.
 */
@ExtendWith(InstallationExtension.class)
final class HostileBodiesIT {

  private final Caller admin;
  private final String path;
  private final String before;

  HostileBodiesIT(Installation installation) {
    admin = installation.admin();
    path = installation.document("hostile", "{\"n\":1}");
    before = everything();
  }

  /** One a line; {@code \xHH} is a byte, {@code {N*text}} a repetition. */
  static Stream<byte[]> corpus() throws IOException {
    try (InputStream lines = HostileBodiesIT.class.getResourceAsStream("hostile-bodies.txt")) {
      String text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(HostileBody::bytes).toList().stream();
    }
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aHostileBodyIsRefused(byte[] bytes) {
    BodyPublisher body = BodyPublishers.ofByteArray(bytes);

    for (Answer answer :
        new Answer[] {
          admin.send("POST", "/hostile", body),
          admin.send("PUT", path, body),
          admin.send("PATCH", path, body),
          admin.send("POST", "/hostile/batch", body),
          admin.send("POST", path + "/restore/1", body),
        }) {
      assertThat(answer.status()).as(new String(bytes, ISO_8859_1)).isIn(400, 413);
      assertThat(answer.code()).isIn("BAD_REQUEST", "PAYLOAD_TOO_LARGE");
      assertThat(answer.message()).isNotBlank();
    }
  }

  private String everything() {
    return admin.get("/hostile?_sort=-created_at&_limit=5").text() + admin.get(path + "/versions").text();
  }
}

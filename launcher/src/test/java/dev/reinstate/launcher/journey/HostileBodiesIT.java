package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are no JSON, no document, or more than is taken: each is refused in the form of an
 * error, nothing changes, and the service goes on.
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

  static List<HostileBody> corpus() throws IOException {
    return HostileBody.all();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aHostileBodyIsRefused(HostileBody hostile) {
    BodyPublisher body = BodyPublishers.ofByteArray(hostile.bytes());

    Stream<Answer> answers =
        Stream.of(
            admin.send("POST", "/hostile", body),
            admin.send("PUT", path, body),
            admin.send("PATCH", path, body),
            admin.send("POST", "/hostile/batch", body));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.outcome()).isIn("400 BAD_REQUEST", "413 PAYLOAD_TOO_LARGE");
              assertThat(answer.message()).isNotBlank();
            });
  }

  private String everything() {
    return admin.get("/hostile?_sort=-created_at&_limit=5").text()
        + admin.get(path + "/versions").text();
  }
}

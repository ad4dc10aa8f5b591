package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {

  private static final String CONFIGURATION =
      """
      collections: { notes: {} }
      policies: { notes: { admin: { actions: [read, create] } } }
      """;

  @TempDir Path directory;

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aTerminatedServiceEndsWithExitCode0() throws Exception {
    try (ChildJvm service = serve()) {
      readyAt(service);

      service.terminate();

      assertThat(service.end().exitCode()).isZero();
      assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void theLogIsJsonWhenThatIsAskedFor() throws Exception {
    try (ChildJvm service = serve("--log-format", "json")) {
      readyAt(service);

      service.terminate();

      assertThat(service.end().errors())
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(new JsonMapper().readTree(line).path("message").asText())
                      .isNotEmpty());
    }
  }

  @Test
  void aServiceTerminatedWhileItStartsEndsInOrderToo() throws Exception {
    try (ChildJvm service = serve()) {
      Path serverIsStarting = directory.resolve("data/postgres.log");
      await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(serverIsStarting));

      service.terminate();

      assertThat(service.end().exitCode()).isZero();
      assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void documentsSurviveARestart() throws Exception {
    String token = token();
    try (ChildJvm service = serve()) {
      create(readyAt(service), token);
      service.terminate();
      service.end();
    }

    try (ChildJvm service = serve()) {
      assertThat(read(readyAt(service), token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void documentsSurviveASuddenDeath() throws Exception {
    String token = token();
    try (ChildJvm service = serve()) {
      create(readyAt(service), token);
      service.kill();
    }

    try (ChildJvm service = serve()) {
      assertThat(read(readyAt(service), token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ChildJvm first = serve()) {
      int port = readyAt(first).getPort();
      Path other = Files.createDirectory(directory.resolve("other"));

      ChildJvm.End end;
      try (ChildJvm second = ChildJvm.start(Main.class, other, "serve", "--port", port)) {
        end = second.end();
      }

      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.errors())
          .last()
          .asString()
          .isEqualTo("reinstate serve: port %d of 127.0.0.1 is in use by another program", port);
    }
  }

  @Test
  void aDataDirectoryServesOneProcess() throws Exception {
    try (ChildJvm first = serve()) {
      readyAt(first);

      ChildJvm.End end;
      try (ChildJvm second = serve()) {
        end = second.end();
      }

      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.errors()).singleElement().asString().contains("is in use by process");
    }
  }

  @Test
  void theDemonstrationShowsTheTimelineAndLeavesNothingBehind(@TempDir Path temporary)
      throws Exception {
    try (ChildJvm demo =
        ChildJvm.start(
            Main.class,
            directory,
            Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "demo",
            "--port",
            0)) {
      String page = page(demo);
      demo.terminate();

      assertThat(demo.end().exitCode()).isZero();
      assertThat(page)
          .containsSubsequence("6  restore", "5  snapshot", "4  update", "1  create")
          .containsSubsequence("- name     \"John Doe\"", "+ name     \"John\"", "curl")
          .doesNotContain("\u001b");
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("reinstate"));
    }
  }

  private ChildJvm serve(String... options) throws IOException {
    Files.writeString(directory.resolve("reinstate.yaml"), CONFIGURATION);
    Stream<Object> arguments = Stream.concat(Stream.of("serve", "--port", 0), Stream.of(options));
    return ChildJvm.start(Main.class, directory, arguments.toArray());
  }

  private static URI readyAt(ChildJvm service) throws IOException {
    String line = service.nextLine();
    assertThat(line).startsWith("reinstate ready on http://127.0.0.1:");
    return URI.create(line.substring("reinstate ready on ".length()));
  }

  private String token() throws Exception {
    try (ChildJvm child =
        ChildJvm.start(Main.class, directory, "token", "--user", "u", "--role", "admin")) {
      return child.nextLine();
    }
  }

  private static String page(ChildJvm demo) throws IOException {
    StringBuilder page = new StringBuilder();
    String line;
    do {
      line = demo.nextLine();
      page.append(line).append('\n');
    } while (!line.contains("Ctrl-C"));
    return page.toString();
  }

  private void create(URI service, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve("/notes"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"_id\":\"n1\"}"));
    assertThat(send(request, token).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> read(URI service, String token) throws Exception {
    return send(HttpRequest.newBuilder(service.resolve("/notes/n1")), token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
    return http.send(
        request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
  }
}

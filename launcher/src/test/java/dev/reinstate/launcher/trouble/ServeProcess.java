package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.Main;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real process, with its embedded PostgreSQL, as {@code ./reinstate serve} runs it. */
final class ServeProcess implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      auth: { jwt: { secret: "%s" } }
      collections: { items: {} }
      policies:
        items: { admin: { actions: [read, create, update, restore] } }
        _audit: { admin: { actions: [read] } }
      """
          .formatted(Jwt.SECRET);
  private static final String READY = "reinstate ready on ";

  private final Path directory;
  private final ChildJvm process;
  private final HttpClient http = Caller.client();
  private final Caller admin;

  private ServeProcess(Path directory, ChildJvm process, URI uri) {
    this.directory = directory;
    this.process = process;
    this.admin = new Caller(http, uri, Jwt.of("ada", "admin"));
  }

  /** Starts it on what an earlier one has left in the directory. */
  static ServeProcess start(Path directory) throws IOException {
    return start(directory, CONFIGURATION);
  }

  static ServeProcess start(Path directory, String configuration) throws IOException {
    configure(directory, configuration);
    ChildJvm process = ChildJvm.start(Main.class, directory, "serve", "--port", 0);
    URI uri = URI.create(process.nextLine().substring(READY.length()));
    return new ServeProcess(directory, process, uri);
  }

  /** Writes the file that it reads unless it is given another. */
  static void configure(Path directory) throws IOException {
    configure(directory, CONFIGURATION);
  }

  /** Writes the file that it reads when it starts and when it is told to. */
  static void configure(Path directory, String configuration) throws IOException {
    Files.writeString(directory.resolve("reinstate.yaml"), configuration);
  }

  Caller admin() {
    return admin;
  }

  ChildJvm process() {
    return process;
  }

  /** SIGKILL, for the service alone. */
  void killService() {
    process.kill();
  }

  /** SIGKILL, for PostgreSQL's main process and all its others. */
  void killPostgres() throws IOException {
    postgres().forEach(ProcessHandle::destroyForcibly);
  }

  /** SIGKILL for both; the service first, so that it can do nothing about its database. */
  void killEverything() throws IOException {
    List<ProcessHandle> postgres = postgres();
    process.kill();
    postgres.forEach(ProcessHandle::destroyForcibly);
  }

  /** Where PostgreSQL can be reached by JDBC. */
  String jdbcUrl() throws IOException {
    return "jdbc:postgresql://127.0.0.1:%s/reinstate?user=reinstate&password=%s"
        .formatted(port(), password());
  }

  /** Where PostgreSQL can be reached by everybody else. */
  String uri() throws IOException {
    return "postgresql://reinstate:%s@127.0.0.1:%s/reinstate".formatted(password(), port());
  }

  private String password() throws IOException {
    return Files.readString(directory.resolve("data/postgres.password")).strip();
  }

  private String port() throws IOException {
    return postmasterFile().get(3).strip();
  }

  private List<ProcessHandle> postgres() throws IOException {
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(postmasterFile().getFirst())).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /** Its first line is the process, its fourth the port. */
  private List<String> postmasterFile() throws IOException {
    return Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"));
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    process.close();
  }
}

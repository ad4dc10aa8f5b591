package dev.reinstate.launcher.trouble;

import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole cluster on one database, each process at a place of its own and with a data directory
 * that it keeps.
 */
final class Processes implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(90);

  private static final int LINES = 20;

  private final Path directory;
  private final Path configuration;
  private final List<Place> places;
  private final List<String> layout;
  private final List<ClusterProcess> running = new CopyOnWriteArrayList<>();

  private Processes(Path directory, Path configuration, List<Place> places, List<String> layout) {
    this.directory = directory;
    this.configuration = configuration;
    this.places = places;
    this.layout = layout;
  }

  /**
   * Starts them, all at once, and waits until they know each other.
   *
   * @param configuration of all of them; each has its {@link Place#environment}
   * @param layout the roles of each, with commas between them
   */
  static Processes start(
      Path directory, String configuration, List<Place> places, List<String> layout)
      throws IOException, InterruptedException, ExecutionException {
    Path file = Files.writeString(directory.resolve("cluster.yaml"), configuration);
    Processes processes = new Processes(directory, file, places, layout);
    try {
      processes.startAll();
      processes.awaitWhole();
      return processes;
    } catch (Exception | AssertionError failure) {
      processes.close();
      throw failure;
    }
  }

  private void startAll() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<ClusterProcess>> starts = new ArrayList<>();
      IntStream.range(0, size()).forEach(n -> starts.add(() -> startOne(n)));
      List<Future<ClusterProcess>> started = threads.invokeAll(starts);
      started.stream()
          .filter(one -> one.state() == Future.State.SUCCESS)
          .forEach(one -> running.add(one.resultNow()));
      for (Future<ClusterProcess> one : started) {
        one.get();
      }
    }
  }

  private ClusterProcess startOne(int n) throws IOException {
    Path own = Files.createDirectories(directory.resolve("process-" + n));
    return ClusterProcess.start(configuration, own, places.get(n), layout.get(n));
  }

  /** The numbers of those with a role. */
  List<Integer> with(String role) {
    return IntStream.range(0, layout.size()).filter(n -> roles(n).contains(role)).boxed().toList();
  }

  private List<String> roles(int n) {
    return Arrays.asList(layout.get(n).split(","));
  }

  int size() {
    return layout.size();
  }

  /** Ways to the service, by each process that answers HTTP, or did. */
  List<Caller> admins() {
    return with("api").stream().map(n -> running.get(n).admin()).toList();
  }

  /** SIGKILL. */
  void kill(int n) {
    running.get(n).process().kill();
  }

  /** Starts one again that was killed. */
  void startAgain(int n) throws IOException {
    running.get(n).close();
    running.set(n, startOne(n));
  }

  /** SIGSTOP. */
  void freeze(int n) throws IOException, InterruptedException {
    running.get(n).process().freeze();
  }

  /** SIGCONT. */
  void thaw(int n) throws IOException, InterruptedException {
    running.get(n).process().thaw();
  }

  /** Until everyone who answers HTTP knows of all. */
  void awaitWhole() {
    await().atMost(SOON).ignoreExceptions().until(() -> admins().stream().allMatch(this::knowsAll));
  }

  private boolean knowsAll(Caller admin) {
    List<String> lines = admin.get("/_metrics").text().lines().toList();
    return Stream.of("restore", "audit", "hooks")
        .allMatch(
            role ->
                lines.contains(
                    "reinstate_bus_members{role=\"%s\"} %.1f".formatted(role, members(role))));
  }

  private double members(String role) {
    return with(role).size();
  }

  /** The last lines of what each has logged. */
  String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    for (int n = 0; n < running.size(); n++) {
      List<String> lines = running.get(n).process().errors().lines().toList();
      logs.append("\n%d, %s, at %s:\n".formatted(n, layout.get(n), places.get(n)))
          .append(
              String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
    }
    return logs.toString();
  }

  @Override
  public void close() throws IOException {
    for (ClusterProcess process : running) {
      process.close();
    }
  }
}

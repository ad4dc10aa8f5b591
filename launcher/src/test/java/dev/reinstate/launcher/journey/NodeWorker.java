package dev.reinstate.launcher.journey;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The example worker in Node, in a process of its own. */
final class NodeWorker implements AutoCloseable {

  static final String SECRET = "whsec_" + "bm9kZSBub2RlIG5v".repeat(2);

  private static final Path SOURCE = Path.of("..", "examples", "node-worker", "worker.mjs");
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final String url;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private NodeWorker(Process process) throws IOException {
    this.process = process;
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String first = output.readLine();
    if (first == null || !first.startsWith(LISTENING)) {
      throw new IllegalStateException("it did not start: " + first);
    }
    url = first.substring(LISTENING.length());
    Thread.ofVirtual().start(() -> output.lines().forEach(lines::add));
  }

  /** Whether this machine has what it needs. */
  static boolean isPossible() {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
  }

  static NodeWorker start() {
    ProcessBuilder builder =
        new ProcessBuilder("node", SOURCE.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PORT", "0");
    builder.environment().put("WEBHOOK_SECRET", SECRET);
    try {
      return new NodeWorker(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is asked and told. */
  String url(String path) {
    return url + path;
  }

  /** What it was told of, each as it prints it. */
  List<String> told() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}

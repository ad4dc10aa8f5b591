package dev.reinstate.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this class path in a process of its own, as a user would run it. */
public final class ChildJvm implements AutoCloseable {

  private static final int LIMIT_SECONDS = 120;

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private ChildJvm(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** How it ended. */
  public record End(int exitCode, List<String> output, List<String> errors) {}

  public static ChildJvm start(Class<?> main, Path workingDirectory, Object... arguments)
      throws IOException {
    return start(main, workingDirectory, Map.of(), arguments);
  }

  public static ChildJvm start(
      Class<?> main, Path workingDirectory, Map<String, String> environment, Object... arguments)
      throws IOException {
    return start(List.of(), main, workingDirectory, environment, arguments);
  }

  /**
   * Starts one by another program.
   *
   * @param before its words; it has to put the JVM in its own place
   */
  public static ChildJvm start(
      List<String> before,
      Class<?> main,
      Path workingDirectory,
      Map<String, String> environment,
      Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            // Not the logging of tests, which goes to standard output.
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    Path errors = Files.createTempFile("child", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new ChildJvm(builder.start(), errors);
  }

  /** Waits for the next line on standard output. */
  public String nextLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("it has ended: " + Files.readString(errors));
    }
    return line;
  }

  public long pid() {
    return process.pid();
  }

  /** SIGTERM. By its handle, because {@link Process#destroy} closes the streams as well. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** SIGHUP; there is nothing in Java that sends it. */
  public void hangUp() throws IOException, InterruptedException {
    signal("-HUP");
  }

  /** SIGSTOP: it does nothing until {@link #thaw}, and keeps all that it has. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int exitCode = new ProcessBuilder("kill", signal, String.valueOf(pid())).start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("kill: " + exitCode);
    }
  }

  /** What it has written to standard error so far. */
  public String errors() throws IOException {
    return Files.readString(errors);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, for this process alone. */
  public void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  public End end() throws IOException, InterruptedException {
    List<String> lines = output.lines().toList();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
    return new End(process.exitValue(), lines, Files.readAllLines(errors));
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(errors);
  }
}

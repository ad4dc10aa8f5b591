package dev.reinstate.launcher.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs small programs of the system and of PostgreSQL to their end. */
final class Program {

  /** What a program said, both of its streams in one, and how it ended. */
  record Result(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that is not blank: where programs say what went wrong. */
    String lastLine() {
      return output
          .lines()
          .filter(line -> !line.isBlank())
          .reduce((first, last) -> last)
          .orElse("exit code " + exitCode);
    }
  }

  private Program() {}

  /** A program to be started: nothing on its input, and no setting of another PostgreSQL. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder.redirectInput(new File("/dev/null")).redirectErrorStream(true);
  }

  /**
   * Waits for the end of the program; one that outlives {@code limit} is killed.
   *
   * @throws IOException if the program is missing or did not end in time
   */
  static Result run(Duration limit, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("reinstate", ".out");
    try {
      Process process = builder(command).redirectOutput(output.toFile()).start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
      }
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** Whether the program is there and ends well at once. */
  static boolean works(String... command) throws InterruptedException {
    try {
      return run(Duration.ofSeconds(5), List.of(command)).succeeded();
    } catch (IOException missing) {
      return false;
    }
  }
}

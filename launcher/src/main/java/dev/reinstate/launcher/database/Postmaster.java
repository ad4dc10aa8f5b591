package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process.
 *
 * <p>Where the tools of util-linux are at hand it is in a session of its own ({@code setsid}), so
 * that a Ctrl-C in the terminal reaches this program alone, which still needs the database to
 * finish what is in flight; and it shuts itself down when this process is killed ({@code setpriv
 * --pdeathsig}).
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Process process;
  private final Thread keeper;

  private Postmaster(Process process, Thread keeper) {
    this.process = process;
    this.keeper = keeper;
  }

  /** Starts {@code server} as {@code user}; whether it can be connected to is another question. */
  static Postmaster launch(List<String> server, ServerUser user, ServerLog log)
      throws IOException, InterruptedException {
    ProcessBuilder builder = Program.builder(user.command(detached(server)));
    CompletableFuture<Process> started = new CompletableFuture<>();
    // The signal at the parent's death comes when the *thread* that started the process ends, so
    // a thread that lives as long as the server starts it.
    Thread keeper =
        Thread.ofPlatform().daemon().name("postgres").start(() -> run(builder, started, log));
    try {
      return new Postmaster(started.get(), keeper);
    } catch (ExecutionException failure) {
      throw new IOException("cannot start PostgreSQL", failure.getCause());
    }
  }

  private static void run(
      ProcessBuilder builder, CompletableFuture<Process> started, ServerLog log) {
    try {
      Process process = builder.start();
      started.complete(process);
      log.copy(process.getInputStream());
      process.waitFor();
    } catch (IOException failure) {
      started.completeExceptionally(failure);
      LOG.warn("PostgreSQL's log is lost", failure);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server's command line, and the directory it works in. */
  static List<String> server(Binaries binaries, Path cluster, int port) {
    return List.of(
        binaries.program("postgres"),
        "-D",
        cluster.toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "port=" + port,
        "-c",
        "unix_socket_directories=",
        // Statements and values are the users' documents, and do not belong in a log.
        "-c",
        "log_min_error_statement=panic",
        "-c",
        "log_error_verbosity=terse");
  }

  private static List<String> detached(List<String> server) throws InterruptedException {
    List<String> command = new ArrayList<>();
    if (Program.works("setsid", "true")) {
      command.add("setsid");
    }
    if (Program.works("setpriv", "--pdeathsig=INT", "true")) {
      command.addAll(List.of("setpriv", "--pdeathsig=INT"));
    }
    command.addAll(server);
    return command;
  }

  /** Once this is false the log has all that the server had to say. */
  boolean isAlive() throws InterruptedException {
    if (process.isAlive()) {
      return true;
    }
    keeper.join(LAST_WORDS);
    return false;
  }

  /** Returns when the process has ended. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  long pid() {
    return process.pid();
  }

  /**
   * The last resort; nothing if the process has ended. By its handle, because {@link
   * Process#destroyForcibly} takes the log away from under its reader.
   */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }
}

package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** PostgreSQL's own way of stopping a server. */
final class PgCtl {

  private static final Duration FAST = Duration.ofSeconds(30);
  private static final Duration IMMEDIATE = Duration.ofSeconds(10);

  private final Binaries binaries;
  private final ServerUser user;
  private final Path cluster;

  PgCtl(Binaries binaries, ServerUser user, Path cluster) {
    this.binaries = binaries;
    this.user = user;
    this.cluster = cluster;
  }

  /**
   * Ends sessions and stops the server with a checkpoint; if that takes longer than 30 s, without
   * one, so that the next start recovers from the log. Nothing committed is lost either way.
   *
   * @return whether the server is known to have stopped
   */
  boolean stop() throws IOException, InterruptedException {
    return stop("fast", FAST) || stop("immediate", IMMEDIATE);
  }

  private boolean stop(String mode, Duration limit) throws IOException, InterruptedException {
    List<String> stop =
        List.of(
            binaries.program("pg_ctl"),
            "stop",
            "-D",
            cluster.toString(),
            "-m",
            mode,
            "-w",
            "-t",
            Long.toString(limit.toSeconds()));
    return Program.run(limit.plusSeconds(5), user.command(stop)).succeeded();
  }
}

package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears up after a process that ended without stopping its PostgreSQL. To be called only with the
 * data directory locked: then whatever {@code postmaster.pid} names is left over from before.
 *
 * <ul>
 *   <li>A server that lives on is shut down in an orderly way.
 *   <li>If the process is gone nothing is done: PostgreSQL finds that out itself.
 *   <li>If its number belongs to another program now, PostgreSQL would refuse to start. The number
 *       in the file is replaced by that of this process. PostgreSQL knows that its parent cannot be
 *       its predecessor, and goes on to its other check, whether a process of the predecessor still
 *       uses the shared memory. Deleting the file would switch that check off.
 * </ul>
 */
final class StalePostmaster {

  private static final Logger LOG = LoggerFactory.getLogger(StalePostmaster.class);

  private StalePostmaster() {}

  /**
   * @throws StartupException if a server that lives on does not stop
   */
  static void clear(Path cluster, PgCtl pgCtl) throws IOException, InterruptedException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,9}")) {
      // Cut off by a power failure before it was complete, so it names no server that ever ran.
      Files.delete(pidFile);
      return;
    }
    var process = ProcessHandle.of(Long.parseLong(lines.get(0)));
    if (process.isPresent() && isPostmaster(process.get(), cluster)) {
      stop(pgCtl, process.get());
    } else if (process.isPresent()) {
      replacePid(pidFile, lines);
    }
  }

  private static void stop(PgCtl pgCtl, ProcessHandle postmaster)
      throws IOException, InterruptedException {
    LOG.warn("Stopping PostgreSQL, process {}, that an earlier run left behind", postmaster.pid());
    if (!pgCtl.stop() && postmaster.isAlive()) {
      throw new StartupException(
          "a PostgreSQL of an earlier run, process " + postmaster.pid() + ", does not stop");
    }
  }

  static boolean isPostmaster(ProcessHandle process, Path cluster) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return process.info().command().orElse("").endsWith("postgres")
        && Arrays.asList(arguments).contains(cluster.toString());
  }

  private static void replacePid(Path pidFile, List<String> lines) throws IOException {
    List<String> replaced = new ArrayList<>(lines);
    replaced.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile, replaced);
  }
}

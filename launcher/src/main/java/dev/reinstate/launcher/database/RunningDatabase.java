package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The embedded database of another process that has it up at this moment. */
final class RunningDatabase {

  /** Where {@code postmaster.pid} names the port; the first line names the process. */
  private static final int PORT_LINE = 3;

  private RunningDatabase() {}

  /** Where it listens; empty if no process has it up. */
  static Optional<Integer> port(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() > PORT_LINE
            && lines.getFirst().matches("[0-9]{1,9}")
            && ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(process -> StalePostmaster.isPostmaster(process, cluster))
                .isPresent()
        ? Optional.of(Integer.valueOf(lines.get(PORT_LINE)))
        : Optional.empty();
  }
}

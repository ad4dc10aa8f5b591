package dev.reinstate.launcher.trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A table of the rounds that went well, a line each, for {@code bench/crash}: round, trouble, seed,
 * attempts acknowledged, refused and repeated, milliseconds in which 99 of 100 were over before and
 * afterwards, milliseconds until it was so again, milliseconds of the slowest, separated by tabs.
 * Of a round that this machine cannot do, only the first two.
 *
 * @param file null: nobody wants one
 */
record ClusterReport(@Nullable Path file) {

  static ClusterReport wanted() {
    String directory = System.getProperty("crash.report");
    return new ClusterReport(directory == null ? null : Path.of(directory, "cluster.tsv"));
  }

  void skip(int round, Trouble trouble) throws IOException {
    write("r%d\t%s\n".formatted(round, trouble));
  }

  void add(ClusterRound round, long seed) throws IOException {
    write(
        "%s\t%s\t%d\t%d\t%d\t%d\t%.0f\t%.0f\t%d\t%d\n"
            .formatted(
                round.name(),
                round.trouble(),
                seed,
                round.count(repeated -> repeated.attempt().acknowledged()),
                round.count(repeated -> repeated.attempt().refused()),
                round.count(repeated -> !repeated.isOnce()),
                round.recovery().usual(),
                round.recovery().again(),
                round.recovery().millis(),
                round.slowestMillis()));
  }

  private void write(String line) throws IOException {
    if (file != null) {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}

package dev.reinstate.launcher.trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table of the rounds that went well, a line each, for {@code bench/failover}: round, what became
 * of the primary, seed, milliseconds from the promotion to the next success, milliseconds of the
 * slowest answer, attempts acknowledged, refused, failed and unanswered, separated by tabs.
 *
 * @param file null: nobody wants one
 */
record FailoverReport(@Nullable Path file) {

  static FailoverReport wanted() {
    String directory = System.getProperty("failover.report");
    return new FailoverReport(directory == null ? null : Path.of(directory, "failover.tsv"));
  }

  void add(int round, String fate, long seed, Failover failover) throws IOException {
    if (file == null) {
      return;
    }
    List<Attempt> attempts = failover.attempts();
    String line =
        "%d\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n"
            .formatted(
                round + 1,
                fate.toLowerCase(Locale.ROOT),
                seed,
                failover.millisToResume(),
                failover.slowestMillis(),
                count(attempts, Attempt::acknowledged),
                count(attempts, Attempt::refused),
                count(attempts, Attempt::failed),
                count(attempts, attempt -> attempt.answer() == null));
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static long count(List<Attempt> attempts, Predicate<Attempt> those) {
    return attempts.stream().filter(those).count();
  }
}

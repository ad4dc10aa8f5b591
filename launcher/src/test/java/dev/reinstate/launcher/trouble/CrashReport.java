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
 * A table of the rounds that went well, a line each, for {@code bench/crash}: round, victim, seed,
 * attempts acknowledged, refused, failed and unanswered, separated by tabs.
 *
 * @param file null: nobody wants one
 */
record CrashReport(@Nullable Path file) {

  static CrashReport named(String name) {
    String directory = System.getProperty("crash.report");
    return new CrashReport(directory == null ? null : Path.of(directory, name + ".tsv"));
  }

  void add(int round, String victim, long seed, List<Attempt> attempts) throws IOException {
    if (file == null) {
      return;
    }
    String line =
        "%d\t%s\t%d\t%d\t%d\t%d\t%d\n"
            .formatted(
                round + 1,
                victim.toLowerCase(Locale.ROOT),
                seed,
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

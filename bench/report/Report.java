package dev.reinstate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes tables, JSON and a picture of what {@code bench/run} has measured. */
final class Report {

  private Report() {}

  /**
   * Prints the tables, and writes {@code latest.json} and {@code latest.svg} if told where.
   *
   * @param arguments the directory with the measurements; and, if all parts were measured, the one
   *     for the results
   */
  public static void main(String[] arguments) throws IOException {
    Results results = Results.read(Path.of(arguments[0]));
    System.out.print(Tables.of(results));
    if (arguments.length > 1) {
      Path target = Path.of(arguments[1]);
      Files.writeString(target.resolve("latest.json"), Json.of(results));
      Files.writeString(target.resolve("latest.svg"), Chart.of(results));
    }
  }
}

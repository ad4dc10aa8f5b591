package dev.reinstate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How often each latency was seen, in microseconds. */
record Histogram(TreeMap<Long, Long> counts) {

  /** Reads a file of "microseconds count" lines. */
  static Histogram read(Path file) throws IOException {
    Histogram histogram = new Histogram(new TreeMap<>());
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ");
      histogram.add(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }
    return histogram;
  }

  /**
   * What wrk does to its own latencies before it hands them out, done to those of another program:
   * for one that took several times the expected time, those are added that a client sending at a
   * steady rate would have seen meanwhile (its answer to "coordinated omission").
   *
   * @param expected the mean time from one request of a client to its next, in microseconds
   */
  Histogram correctedLikeWrk(long expected) {
    Histogram corrected = new Histogram(new TreeMap<>(counts));
    counts
        .tailMap(2 * expected)
        .forEach(
            (latency, count) -> {
              for (long missed = latency - expected; missed > expected; missed -= expected) {
                corrected.add(missed, count);
              }
            });
    return corrected;
  }

  Histogram plus(Histogram other) {
    Histogram sum = new Histogram(new TreeMap<>(counts));
    other.counts.forEach(sum::add);
    return sum;
  }

  /** The latency in milliseconds that so large a part of all, 0 to 1, does not exceed. */
  double milliseconds(double part) {
    long wanted = (long) Math.ceil(part * counts.values().stream().mapToLong(n -> n).sum());
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return entry.getKey() / 1000.0;
      }
    }
    throw new IllegalStateException("nothing was measured");
  }

  private void add(long latency, long count) {
    counts.merge(latency, count, Long::sum);
  }
}

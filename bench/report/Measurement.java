package dev.reinstate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was counted for one side at one number of clients, or for one depth or size; over several
 * rounds once they are added up.
 *
 * @param what pgbench, service, alone (service, audit waiting), depth, size-restore, size-read,
 *     without-rules, with-rules, hook-none, hook-notify, hook-two and hook-beside, or
 *     processes-one, processes-four and processes-five
 * @param parameter the clients, versions or kilobytes
 * @param serviceTicks processor time in units of 10 ms
 * @param postgresTicks processor time in units of 10 ms
 * @param unread the most events that consumers had not read when a round ended
 */
record Measurement(
    String what,
    int parameter,
    long requests,
    double seconds,
    long serviceTicks,
    long postgresTicks,
    long unread,
    Histogram latencies) {

  /** Linux's USER_HZ, which is 100 wherever the JDK runs. */
  private static final double MICROSECONDS_A_TICK = 10_000;

  static List<Measurement> readAll(Path directory) throws IOException {
    List<Measurement> all = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("measurements.tsv"))) {
      all.add(read(directory, line.split("\t")));
    }
    return all;
  }

  private static Measurement read(Path directory, String[] words) throws IOException {
    Measurement read =
        new Measurement(
            words[0],
            Integer.parseInt(words[1]),
            Long.parseLong(words[2]),
            Double.parseDouble(words[3]),
            Long.parseLong(words[4]),
            Long.parseLong(words[5]),
            Long.parseLong(words[6]),
            Histogram.read(directory.resolve(words[7])));
    return read.what.equals("pgbench") ? read.correctedLikeWrk() : read;
  }

  private Measurement correctedLikeWrk() {
    long expected = (long) (seconds * 1e6 * parameter / requests);
    return with(latencies.correctedLikeWrk(expected));
  }

  private Measurement with(Histogram other) {
    return new Measurement(
        what, parameter, requests, seconds, serviceTicks, postgresTicks, unread, other);
  }

  Measurement plus(Measurement other) {
    return new Measurement(
        what,
        parameter,
        requests + other.requests,
        seconds + other.seconds,
        serviceTicks + other.serviceTicks,
        postgresTicks + other.postgresTicks,
        Math.max(unread, other.unread),
        latencies.plus(other.latencies));
  }

  double rate() {
    return requests / seconds;
  }

  double p50() {
    return latencies.milliseconds(0.5);
  }

  double p99() {
    return latencies.milliseconds(0.99);
  }

  /** Processor time of the service for a request, in microseconds. */
  double serviceCpu() {
    return serviceTicks * MICROSECONDS_A_TICK / requests;
  }

  /** Processor time of PostgreSQL for a request, in microseconds. */
  double postgresCpu() {
    return postgresTicks * MICROSECONDS_A_TICK / requests;
  }
}

package dev.reinstate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that one run has found.
 *
 * @param facts about the machine and the run
 * @param memory megabytes of the service at the most connections
 * @param audit how far the audit trail was behind
 * @param measurements what was measured, by name and parameter in rising order, the rounds added up
 * @param rounds the same, one by one, in the order in which they were made
 */
record Results(
    Map<String, String> facts,
    Map<String, String> memory,
    Map<String, String> audit,
    Map<String, TreeMap<Integer, Measurement>> measurements,
    List<Measurement> rounds) {

  static Results read(Path directory) throws IOException {
    List<Measurement> rounds = Measurement.readAll(directory);
    Map<String, TreeMap<Integer, Measurement>> sums = new LinkedHashMap<>();
    for (Measurement round : rounds) {
      sums.computeIfAbsent(round.what(), what -> new TreeMap<>())
          .merge(round.parameter(), round, Measurement::plus);
    }
    return new Results(
        table(directory.resolve("facts.tsv")),
        table(directory.resolve("memory.tsv")),
        table(directory.resolve("audit.tsv")),
        sums,
        rounds);
  }

  private static Map<String, String> table(Path file) throws IOException {
    Map<String, String> table = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split("\t");
      table.put(words[0], words[1]);
    }
    return table;
  }

  /** By parameter, in rising order. */
  TreeMap<Integer, Measurement> of(String what) {
    return measurements.get(what);
  }

  /** The numbers of clients, in rising order. */
  List<Integer> levels() {
    return List.copyOf(of("service").keySet());
  }

  Measurement pgbench(int clients) {
    return of("pgbench").get(clients);
  }

  Measurement service(int clients) {
    return of("service").get(clients);
  }

  /** How many times as many restores the service does as pgbench. */
  double ratio(int clients) {
    return service(clients).rate() / pgbench(clients).rate();
  }

  /** Restores by a role without conditions and field rules, beside {@link #withRules()}. */
  Measurement withoutRules() {
    return of("without-rules").firstEntry().getValue();
  }

  Measurement withRules() {
    return of("with-rules").firstEntry().getValue();
  }

  /** A figure about the audit trail. */
  double audit(String name) {
    return Double.parseDouble(audit.get(name));
  }

  /** How many times as many restores the service does with field rules as without. */
  double rulesRatio() {
    return withRules().rate() / withoutRules().rate();
  }

  /** The rates of the single rounds, which tell how far to trust their mean. */
  List<Double> rates(String what, int parameter) {
    return rounds.stream()
        .filter(round -> round.what().equals(what) && round.parameter() == parameter)
        .map(Measurement::rate)
        .toList();
  }

  /** By how much the rounds of one measurement of restores/s differ at most: 1.1 is a tenth. */
  double spread() {
    return Stream.of("pgbench", "service", "without-rules", "with-rules")
        .flatMap(what -> of(what).keySet().stream().map(clients -> rates(what, clients)))
        .mapToDouble(rates -> Collections.max(rates) / Collections.min(rates))
        .max()
        .orElseThrow();
  }
}

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
 * All that one run has found. A part that was not asked for has no measurements and no figures.
 *
 * @param facts about the machine and the run
 * @param memory megabytes of the service at the most connections
 * @param audit how far the audit trail was behind
 * @param hooks how fast deliveries were made
 * @param spaces how long whole spaces took to go back, in seconds
 * @param processes how long it took after a process had been killed, in seconds
 * @param measurements what was measured, by name and parameter in rising order, the rounds added up
 * @param rounds the same, one by one, in the order in which they were made
 */
record Results(
    Map<String, String> facts,
    Map<String, String> memory,
    Map<String, String> audit,
    Map<String, String> hooks,
    Map<String, String> spaces,
    Map<String, String> processes,
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
        table(directory.resolve("hooks.tsv")),
        table(directory.resolve("spaces.tsv")),
        table(directory.resolve("processes.tsv")),
        sums,
        rounds);
  }

  private static Map<String, String> table(Path file) throws IOException {
    Map<String, String> table = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return table;
    }
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split("\t");
      table.put(words[0], words[1]);
    }
    return table;
  }

  /** By parameter, in rising order. */
  TreeMap<Integer, Measurement> of(String what) {
    return measurements.getOrDefault(what, new TreeMap<>());
  }

  boolean has(String what) {
    return measurements.containsKey(what);
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

  /** How many times as many restores the service does as pgbench while audit waits. */
  double ratioAlone(int clients) {
    return of("alone").get(clients).rate() / pgbench(clients).rate();
  }

  /** How many times as many restores the service does as pgbench. */
  double ratio(int clients) {
    return service(clients).rate() / pgbench(clients).rate();
  }

  /**
   * Restores with a hook.
   *
   * @param hook none, notify (its receiver answers), two (of these) or beside (one of these and one
   *     whose receiver hangs)
   */
  Measurement withHook(String hook) {
    return of("hook-" + hook).firstEntry().getValue();
  }

  /** How many times as many restores the service does with one hook as with another. */
  double hookRatio(String hook, String other) {
    return withHook(hook).rate() / withHook(other).rate();
  }

  /** The most deliveries to the receiver that answers that were open when a round ended. */
  double open(String hook) {
    return hooks.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("open_" + hook + "_"))
        .mapToDouble(entry -> Double.parseDouble(entry.getValue()))
        .max()
        .orElseThrow();
  }

  /** Deliveries a second after an outage, while there is nothing else to do. */
  double drained() {
    return hook("drained") / hook("drain_seconds");
  }

  /** Deliveries a second, over the rounds; beside a receiver that hangs, or alone. */
  double told(String alone) {
    return hooks.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(alone + "_"))
        .mapToDouble(entry -> Double.parseDouble(entry.getValue()))
        .average()
        .orElseThrow();
  }

  /** A figure about deliveries. */
  double hook(String name) {
    return Double.parseDouble(hooks.get(name));
  }

  /**
   * The seconds that something took on a whole space, the mean of the rounds.
   *
   * @param space large or small
   * @param changed how many of its records had been changed
   * @param what plan_hand, preview_service, restore_hand or restore_service
   */
  double took(String space, int changed, String what) {
    String name = space + "_" + changed + "_" + what + "_";
    return spaces.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name) && !entry.getKey().endsWith("_0"))
        .mapToDouble(entry -> Double.parseDouble(entry.getValue()))
        .average()
        .orElseThrow();
  }

  /** How many records of the large space were changed, in rising order. */
  List<Integer> changed() {
    return spaces.keySet().stream()
        .filter(name -> name.startsWith("large_") && name.endsWith("_restore_hand_1"))
        .map(name -> Integer.valueOf(name.split("_")[1]))
        .sorted()
        .toList();
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

  /**
   * Restores by several processes.
   *
   * @param processes one, four, or five (with a second that restores)
   */
  Measurement by(String processes) {
    return of("processes-" + processes).firstEntry().getValue();
  }

  /** How many times as many restores some processes do as others. */
  double processesRatio(String some, String others) {
    return by(some).rate() / by(others).rate();
  }

  /** The most seconds from the death of a restore process until restores worked again. */
  double killed() {
    return processes.values().stream().mapToDouble(Double::parseDouble).max().orElseThrow();
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
    return Stream.of(
            "pgbench",
            "service",
            "alone",
            "without-rules",
            "with-rules",
            "hook-none",
            "hook-notify",
            "hook-two",
            "hook-beside",
            "processes-one",
            "processes-four",
            "processes-five")
        .flatMap(what -> of(what).keySet().stream().map(clients -> rates(what, clients)))
        .mapToDouble(rates -> Collections.max(rates) / Collections.min(rates))
        .max()
        .orElse(1);
  }
}

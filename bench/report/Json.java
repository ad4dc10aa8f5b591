package dev.reinstate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as JSON: times in milliseconds, processor time in microseconds. */
final class Json {

  private Json() {}

  static String of(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("facts", numbersWherePossible(results.facts()));
    json.put("memory", numbersWherePossible(results.memory()));
    json.put("rounds_differ_by", results.spread() - 1);
    json.put("clients", clients(results));
    json.put("depth", shapes(results, "depth", "versions"));
    json.put("size_restore", shapes(results, "size-restore", "kilobytes"));
    json.put("size_read", shapes(results, "size-read", "kilobytes"));
    json.put("audit", audit(results));
    json.put("hooks", hooks(results));
    json.put("rules", rules(results));
    json.put("processes", processes(results));
    json.put("targets", Target.of(results).stream().map(Json::target).toList());
    return text(json, "") + "\n";
  }

  private static Map<String, Object> numbersWherePossible(Map<String, String> values) {
    Map<String, Object> json = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> json.put(name, value.matches("\\d+") ? Long.valueOf(value) : value));
    return json;
  }

  private static Map<String, Object> audit(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    results.audit().forEach((name, value) -> json.put(name, Double.valueOf(value)));
    return json;
  }

  private static Map<String, Object> processes(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String processes : List.of("one", "four", "five")) {
      json.put(processes, measurement(results, results.by(processes)));
    }
    json.put("ratio", results.processesRatio("four", "one"));
    json.put("seconds_after_kill", results.killed());
    return json;
  }

  private static List<Object> clients(Results results) {
    List<Object> list = new ArrayList<>();
    for (int clients : results.levels()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("clients", clients);
      json.put("pgbench", measurement(results, results.pgbench(clients)));
      json.put("service", measurement(results, results.service(clients)));
      json.put("ratio", results.ratio(clients));
      if (results.of("alone").containsKey(clients)) {
        json.put(
            "service_while_audit_waits", measurement(results, results.of("alone").get(clients)));
        json.put("ratio_while_audit_waits", results.ratioAlone(clients));
      }
      list.add(json);
    }
    return list;
  }

  private static List<Object> shapes(Results results, String what, String parameter) {
    List<Object> list = new ArrayList<>();
    for (Measurement found : results.of(what).values()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put(parameter, found.parameter());
      json.putAll(measurement(results, found));
      list.add(json);
    }
    return list;
  }

  private static Map<String, Object> rules(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clients", results.withRules().parameter());
    json.put("without", measurement(results, results.withoutRules()));
    json.put("with", measurement(results, results.withRules()));
    json.put("ratio", results.rulesRatio());
    return json;
  }

  private static Map<String, Object> hooks(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clients", results.withHook("none").parameter());
    json.put("restores_without", measurement(results, results.withHook("none")));
    json.put("restores_with", withHook(results, "notify"));
    json.put("restores_with_two", withHook(results, "two"));
    json.put("restores_beside_hanging", withHook(results, "beside"));
    json.put("ratio_beside_hanging", results.hookRatio("beside", "two"));
    json.put("deliveries_after_outage", results.hook("drained"));
    json.put("seconds_after_outage", results.hook("drain_seconds"));
    json.put("deliveries_per_second", results.drained());
    json.put("deliveries_per_second_alone", results.told("alone"));
    json.put("deliveries_per_second_beside_hanging", results.told("beside"));
    return json;
  }

  private static Map<String, Object> withHook(Results results, String hook) {
    Map<String, Object> json = measurement(results, results.withHook(hook));
    json.put("open_deliveries", (long) results.open(hook));
    return json;
  }

  private static Map<String, Object> measurement(Results results, Measurement found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("requests", found.requests());
    json.put("per_second", found.rate());
    json.put("per_second_by_round", results.rates(found.what(), found.parameter()));
    json.put("p50_ms", found.p50());
    json.put("p99_ms", found.p99());
    json.put("postgres_cpu_us", found.postgresCpu());
    if (!found.what().equals("pgbench")) {
      json.put("service_cpu_us", found.serviceCpu());
      json.put("unread_events", found.unread());
    }
    return json;
  }

  private static Map<String, Object> target(Target target) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", target.name());
    json.put("found", target.found());
    json.put(target.atLeast() ? "at_least" : "at_most", target.limit());
    json.put("reached", target.reached());
    return json;
  }

  private static String text(Object value, String indent) {
    String inner = indent + "  ";
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> inner + quoted(entry.getKey()) + ": " + text(entry.getValue(), inner))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case List<?> list ->
          list.stream()
              .map(each -> inner + text(each, inner))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case Double number -> String.format(Locale.ROOT, "%.3f", number);
      case String words -> quoted(words);
      default -> value.toString();
    };
  }

  private static String quoted(Object words) {
    return '"' + words.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

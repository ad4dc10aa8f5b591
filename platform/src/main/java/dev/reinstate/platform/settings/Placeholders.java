package dev.reinstate.platform.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:default}} by environment variables. A default ends at
 * the first closing brace; a doubled dollar sign before a brace stands for one that is meant
 * literally. What was put in is not searched again.
 */
final class Placeholders {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?})?");

  private final Map<String, String> environment;

  Placeholders(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** What became of a text. */
  sealed interface Outcome {}

  record Replaced(String text) implements Outcome {}

  /** Names the variable, never a value. */
  record Failed(String message) implements Outcome {}

  Outcome replace(String text) {
    Matcher reference = REFERENCE.matcher(text);
    var replaced = new StringBuilder();
    while (reference.find()) {
      String mistake = mistake(reference);
      if (mistake != null) {
        return new Failed(mistake);
      }
      reference.appendReplacement(replaced, Matcher.quoteReplacement(value(reference)));
    }
    return new Replaced(reference.appendTail(replaced).toString());
  }

  private @Nullable String mistake(Matcher reference) {
    String name = reference.group(1);
    String fallback = reference.group(2);
    if (reference.group().equals("$${")) {
      return null;
    }
    if (name == null || (fallback != null && fallback.contains("${"))) {
      return "\"${\" must begin ${NAME} or ${NAME:default}; write $${ for the characters"
          + " themselves";
    }
    return fallback == null && !environment.containsKey(name)
        ? "the environment variable " + name + " is not set"
        : null;
  }

  private String value(Matcher reference) {
    String name = reference.group(1);
    if (name == null) {
      return "${";
    }
    String fallback = reference.group(2);
    return environment.getOrDefault(name, fallback == null ? "" : fallback);
  }
}

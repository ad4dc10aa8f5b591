package dev.reinstate.api;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list at its commas, except those in double quotes. */
final class CommaSeparated {

  private CommaSeparated() {}

  /** At least one item; items keep their quotes. */
  static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        items.add(text.substring(start, i));
        start = i + 1;
      }
    }
    items.add(text.substring(start));
    return items;
  }
}

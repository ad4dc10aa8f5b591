package dev.reinstate.platform.json.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text form of {@link FieldPath}: keys, plain or quoted, with dots between them. */
final class FieldPathParser {

  private final String text;
  private int position;

  FieldPathParser(String text) {
    this.text = text;
  }

  Optional<FieldPath> parse() {
    List<String> keys = new ArrayList<>();
    do {
      Optional<String> key = at('"') ? quoted() : plain();
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
    } while (skip('.'));
    return position == text.length() ? Optional.of(new FieldPath(keys)) : Optional.empty();
  }

  private Optional<String> plain() {
    int start = position;
    while (position < text.length() && !at('.') && !at('"')) {
      position++;
    }
    return start == position ? Optional.empty() : Optional.of(text.substring(start, position));
  }

  private Optional<String> quoted() {
    StringBuilder key = new StringBuilder();
    position++;
    while (position < text.length() && !at('"')) {
      if (skip('\\') && !at('"') && !at('\\')) {
        return Optional.empty();
      }
      key.append(text.charAt(position));
      position++;
    }
    return skip('"') ? Optional.of(key.toString()) : Optional.empty();
  }

  private boolean at(char c) {
    return position < text.length() && text.charAt(position) == c;
  }

  private boolean skip(char c) {
    boolean there = at(c);
    if (there) {
      position++;
    }
    return there;
  }
}

package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.platform.json.Json;
import java.util.Arrays;
import java.util.Optional;

/** How a value is shown to somebody who may know that it is there, but not what it is. */
public enum Mask {
  /**
   * {@code john@example.com} is {@code j***@example.com}; what has no {@code @}, or nothing before
   * it, is {@code ***}.
   */
  EMAIL("email"),
  /** The last four digits stay, all else is {@code *}; with four digits or fewer all of it. */
  PHONE("phone"),
  /** The first and the last two characters stay, all else is {@code *}; under six all of it. */
  PARTIAL("partial");

  private final String word;

  Mask(String word) {
    this.word = word;
  }

  /** The mask that is called so in a configuration. */
  public static Optional<Mask> named(String word) {
    return Arrays.stream(values()).filter(mask -> mask.word.equals(word)).findFirst();
  }

  /** Its name in a configuration. */
  public String word() {
    return word;
  }

  /** The text, masked. Characters are code points. */
  public String masked(String text) {
    return switch (this) {
      case EMAIL -> MaskedText.email(text);
      case PHONE -> MaskedText.phone(text);
      case PARTIAL -> MaskedText.partial(text);
    };
  }

  /** A number or a truth value is masked as the text that it is written as; null stays null. */
  JsonNode masked(JsonNode scalar) {
    if (scalar.isNull()) {
      return scalar;
    }
    return TextNode.valueOf(masked(scalar.isTextual() ? scalar.textValue() : Json.write(scalar)));
  }
}

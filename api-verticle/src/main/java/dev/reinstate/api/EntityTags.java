package dev.reinstate.api;

import dev.reinstate.contracts.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of an {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 8.8.3 and 13.1).
 *
 * @param any whether it is {@code *}
 * @param tags the tags named otherwise
 */
record EntityTags(boolean any, List<Tag> tags) {

  /**
   * One tag.
   *
   * @param opaque what stands between the quotes
   */
  record Tag(boolean weak, String opaque) {

    /** The version it stands for; 0 when it is not that of one. */
    int version() {
      return Syntax.version(opaque);
    }
  }

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  EntityTags {
    tags = List.copyOf(tags);
  }

  /** The tag of a version. */
  static String of(int version) {
    return "\"" + version + "\"";
  }

  /** The tag of bytes with this hash. */
  static String of(String hash) {
    return "\"" + hash + "\"";
  }

  static EntityTags parse(String header, String text) {
    String value = text.strip();
    if (value.equals("*")) {
      return new EntityTags(true, List.of());
    }
    List<Tag> tags = new ArrayList<>(1);
    int position = 0;
    while (position < value.length()) {
      position = tag(header, value, position, tags);
    }
    if (tags.isEmpty()) {
      throw malformed(header);
    }
    return new EntityTags(false, tags);
  }

  /** The strong comparison: weak and foreign tags match no version. */
  Precondition precondition() {
    List<Integer> versions =
        tags.stream().filter(tag -> !tag.weak() && tag.version() > 0).map(Tag::version).toList();
    return new Precondition(versions, any);
  }

  /** What may be hashes of bytes, by the strong comparison. */
  List<String> hashes() {
    return tags.stream()
        .filter(tag -> !tag.weak() && HASH.matcher(tag.opaque()).matches())
        .map(Tag::opaque)
        .toList();
  }

  /** The weak comparison with the tag of bytes. */
  boolean matches(String hash) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(hash));
  }

  /** The weak comparison. */
  boolean matches(int version) {
    return any || tags.stream().anyMatch(tag -> tag.version() == version);
  }

  /** Reads one tag and the comma behind it, and returns the position after that. */
  private static int tag(String header, String value, int start, List<Tag> tags) {
    boolean weak = value.startsWith("W/", start);
    int open = weak ? start + 2 : start;
    int close = value.indexOf('"', open + 1);
    if (!value.startsWith("\"", open) || close < 0) {
      throw malformed(header);
    }
    String opaque = value.substring(open + 1, close);
    if (!opaque.chars().allMatch(c -> c == 0x21 || (c >= 0x23 && c != 0x7f))) {
      throw malformed(header);
    }
    tags.add(new Tag(weak, opaque));
    return afterComma(header, value, close + 1);
  }

  private static int afterComma(String header, String value, int start) {
    int position = afterSpace(value, start);
    if (position == value.length()) {
      return position;
    }
    int next = afterSpace(value, position + 1);
    if (value.charAt(position) != ',' || next == value.length()) {
      throw malformed(header);
    }
    return next;
  }

  private static int afterSpace(String value, int start) {
    int position = start;
    while (position < value.length()
        && (value.charAt(position) == ' ' || value.charAt(position) == '\t')) {
      position++;
    }
    return position;
  }

  private static ProblemException malformed(String header) {
    return Problems.badRequest("Malformed " + header, Details.of("header", header)).exception();
  }
}

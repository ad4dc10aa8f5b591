package dev.reinstate.platform.json.patch;

import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSON Pointer (RFC 6901). Jackson's own is not used: it takes {@code ~2} for plain text.
 *
 * @param tokens unescaped, from the outermost inwards; none means the whole document
 */
public record Pointer(List<String> tokens) {

  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  public Pointer {
    tokens = List.copyOf(tokens);
  }

  /** Reads a pointer, at most as deep as a document can be. */
  public static Pointer parse(String text) throws InvalidJsonException {
    boolean rooted = text.isEmpty() || text.startsWith("/");
    if (!rooted || BAD_ESCAPE.matcher(text).find()) {
      throw new InvalidJsonException("not a JSON Pointer (RFC 6901)");
    }
    List<String> tokens =
        Arrays.stream(text.split("/", -1)).skip(1).map(Pointer::unescaped).toList();
    if (tokens.size() > Json.MAX_DEPTH) {
      throw new InvalidJsonException("deeper than " + Json.MAX_DEPTH);
    }
    return new Pointer(tokens);
  }

  /** Whether this is the whole document. */
  public boolean isRoot() {
    return tokens.isEmpty();
  }

  /** Whether the other one leads to something inside of what this one leads to. */
  public boolean contains(Pointer other) {
    return tokens.size() < other.tokens.size()
        && other.tokens.subList(0, tokens.size()).equals(tokens);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return tokens.stream().map(token -> "/" + escaped(token)).collect(Collectors.joining());
  }

  Pointer parent() {
    return new Pointer(tokens.subList(0, tokens.size() - 1));
  }

  String last() {
    return tokens.getLast();
  }

  private static String escaped(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  private static String unescaped(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}

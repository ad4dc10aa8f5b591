package dev.reinstate.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells a browser to save what it gets, under a name that cannot harm it (RFC 6266): once in plain
 * ASCII, and once in full, as RFC 8187 writes it.
 */
final class ContentDisposition {

  private static final String PLAIN_ATTACHMENT = "attachment";
  private static final int MAX_CHARACTERS = 255;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ContentDisposition() {}

  /**
   * The value of the header.
   *
   * @param name any text; null when there is none to give
   */
  static String attachment(@Nullable String name) {
    String safe = name == null ? "" : withoutPath(name);
    return safe.isEmpty()
        ? PLAIN_ATTACHMENT
        : PLAIN_ATTACHMENT
            + "; filename=\""
            + plain(safe)
            + "\"; filename*=UTF-8''"
            + extended(safe);
  }

  /** Nobody is to write into a folder of the sender's choice, or a file that is not seen. */
  private static String withoutPath(String name) {
    int[] characters =
        name.codePoints().limit(MAX_CHARACTERS).map(c -> isPath(c) ? '_' : c).toArray();
    String flat = new String(characters, 0, characters.length).strip();
    return flat.startsWith(".") ? "_" + flat.substring(1) : flat;
  }

  private static boolean isPath(int c) {
    return c == '/' || c == '\\' || c == ':' || Character.isISOControl(c) || isInvisible(c);
  }

  /** Such as the marks that turn the direction of writing, and hide what a name ends with. */
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.SURROGATE;
  }

  /** A percent sign would be decoded by some. */
  private static String plain(String name) {
    var text = new StringBuilder(name.length());
    name.codePoints()
        .forEach(c -> text.append(c < ' ' || c > '~' || "\"%\\".indexOf(c) >= 0 ? '_' : (char) c));
    return text.toString();
  }

  private static String extended(String name) {
    var text = new StringBuilder(name.length());
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (isAttributeCharacter(octet)) {
        text.append((char) octet);
      } else {
        HEX.toHexDigits(text.append('%'), octet);
      }
    }
    return text.toString();
  }

  private static boolean isAttributeCharacter(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || Syntax.isDigit(octet)
        || "!#$&+-.^_`|~".indexOf(octet) >= 0;
  }
}

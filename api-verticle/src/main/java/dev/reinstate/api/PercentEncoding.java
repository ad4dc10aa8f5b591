package dev.reinstate.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as in RFC 3986, section 2.1, of UTF-8 and nothing else. */
final class PercentEncoding {

  private PercentEncoding() {}

  /** Decodes a segment of a path. */
  static String decodePath(String text) {
    return isPlain(text) ? text : decode(text, false, "path");
  }

  /** Decodes a name or value of a query, where a {@code +} stands for a space. */
  static String decodeQuery(String text) {
    return isPlain(text) ? text : decode(text, true, "query");
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+' || c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String decode(String text, boolean plusIsSpace, String where) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(octet(text, i, where));
        i += 2;
      } else if (c <= ' ' || c >= 0x7f) {
        throw malformed(where);
      } else {
        bytes.write(plusIsSpace && c == '+' ? ' ' : c);
      }
    }
    return utf8(bytes.toByteArray(), where);
  }

  private static int octet(String text, int percent, String where) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(percent + 2), 16);
    if (low < 0) {
      throw malformed(where);
    }
    return high << 4 | low;
  }

  private static String utf8(byte[] bytes, String where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(where);
    }
  }

  private static ProblemException malformed(String where) {
    return Problems.badRequest("The " + where + " is not percent-encoded UTF-8").exception();
  }
}

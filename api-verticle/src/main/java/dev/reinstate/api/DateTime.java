package dev.reinstate.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments in requests and answers. */
final class DateTime {

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");

  private DateTime() {}

  /** Reads a moment from a query, as {@link #parse}; null if it is not there. */
  static @Nullable Instant parameter(Query query, String name) {
    String text = query.get(name);
    return text == null ? null : parse(name, text);
  }

  /** Reads a moment, as {@link #parse}, that is not in the future. */
  static Instant parsePast(String parameter, String text, Instant now) {
    Instant moment = parse(parameter, text);
    if (moment.isAfter(now)) {
      throw Problems.badRequest("This time is in the future", Details.of(parameter, text))
          .exception();
    }
    return moment;
  }

  /**
   * Reads a moment: RFC 3339 with an offset or {@code Z}, cut to the microsecond. A leap second is
   * refused, for there is nothing to be found in it.
   */
  static Instant parse(String parameter, String text) {
    Matcher parts = RFC_3339.matcher(text);
    if (!parts.matches()) {
      throw malformed(parameter, text);
    }
    try {
      return local(parts).toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(parts));
    } catch (DateTimeException e) {
      throw Problems.badRequest("There is no such time", Details.of(parameter, text)).exception();
    }
  }

  private static LocalDateTime local(Matcher parts) {
    return LocalDateTime.of(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Integer.parseInt(parts.group(4)),
        Integer.parseInt(parts.group(5)),
        Integer.parseInt(parts.group(6)),
        microseconds(parts.group(7)) * 1000);
  }

  private static int microseconds(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
  }

  private static int offsetSeconds(Matcher parts) {
    if (parts.group(8) == null) {
      return 0;
    }
    int minutes = Integer.parseInt(parts.group(9)) * 60 + Integer.parseInt(parts.group(10));
    return (parts.group(8).equals("-") ? -60 : 60) * minutes;
  }

  private static ProblemException malformed(String parameter, String text) {
    String hint = text.indexOf(' ') < 0 ? "" : "; in a query, '+' is written %2B";
    return Problems.badRequest(
            "Not a date and time with offset as in RFC 3339" + hint, Details.of(parameter, text))
        .exception();
  }
}

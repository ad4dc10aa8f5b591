package dev.reinstate.platform.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** How a document's times are written, wherever somebody sees them. */
public final class Microseconds {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private Microseconds() {}

  /** ISO 8601, UTC, with six digits of a second. */
  public static String write(Instant moment) {
    return FORMAT.format(moment);
  }
}

package dev.reinstate.platform.log;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read in the event log. Stays good for as long as the log keeps what comes
 * after it.
 *
 * @param since a snapshot of the database, as PostgreSQL writes a {@code pg_snapshot}: every event
 *     visible in it has been read
 * @param until the snapshot that is being read now; null when none is
 * @param seq the last event read of that one, 0 when none was
 */
public record LogPosition(String since, @Nullable String until, long seq) {
  private static final String SNAPSHOT = "([0-9]{1,19}:[0-9]{1,19}:[0-9,]*)";
  private static final Pattern TEXT =
      Pattern.compile(SNAPSHOT + "(?:/" + SNAPSHOT + "/([0-9]{1,18}))?");

  /** Everything visible in that snapshot has been read, and nothing else. */
  public static LogPosition after(String snapshot) {
    return new LogPosition(snapshot, null, 0);
  }

  /** Reads what {@link #toString} wrote; empty when it is something else. */
  public static Optional<LogPosition> parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(2) == null
            ? after(matcher.group(1))
            : new LogPosition(
                matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3))));
  }

  /** ASCII without spaces or control characters. */
  @Override
  public String toString() {
    return until == null ? since : since + "/" + until + "/" + seq;
  }
}

package dev.reinstate.api;

import dev.reinstate.platform.settings.RateLimit;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees that no caller sends more requests to this process than he may. Each has a bucket of tokens,
 * kept as the generic cell rate algorithm does (ITU-T I.371, annex A): the moment when it will be
 * full again is all there is to know. A full bucket is as good as none, and is forgotten; any other
 * is not, so nobody gets rid of his own, or of anybody else's, by filling the table. Any thread may
 * call it; it does not block.
 */
final class RateLimiter {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** What callers share for whom there is no place. */
  private static final Caller OTHERS = new Caller("", null);

  private final Supplier<RateLimit> limits;
  private final int maxCallers;
  private final Clock clock;
  private final ConcurrentMap<Caller, Long> fullAt = new ConcurrentHashMap<>();

  /**
   * @param limits the limit in force; another one holds from the next request on
   * @param maxCallers how many get a bucket of their own
   * @param clock may be set back, which makes nobody wait long
   */
  RateLimiter(Supplier<RateLimit> limits, int maxCallers, Clock clock) {
    this.limits = limits;
    this.maxCallers = maxCallers;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @return its sender
   * @throws ProblemException 429 if it is one too many
   */
  Authenticated counted(Authenticated sender) {
    RateLimit limit = limits.get();
    long missing = limit.isNone() ? 0 : take(placeOf(Caller.of(sender)), limit);
    if (missing > 0) {
      throw Problems.tooManyRequests(Math.ceilDiv(missing, SECOND)).exception();
    }
    return sender;
  }

  /** Forgets full buckets. To be called now and then. */
  void tidy() {
    long now = now();
    fullAt.values().removeIf(full -> full <= now);
  }

  int callers() {
    return fullAt.size();
  }

  private Caller placeOf(Caller caller) {
    return fullAt.containsKey(caller) || fullAt.size() < maxCallers ? caller : OTHERS;
  }

  /** In nanoseconds, which last until 2262. */
  private long now() {
    Instant now = clock.instant();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  /** Takes a token: 0 or less; or answers for how many nanoseconds there is none. */
  private long take(Caller caller, RateLimit limit) {
    long perToken = SECOND / limit.requestsPerSecond();
    long toFill = perToken * limit.burst();
    while (true) {
      long now = now();
      Long known = fullAt.get(caller);
      // No later than from empty: the limit may have changed, or the clock.
      long full = known == null ? now : Math.clamp(known, now, now + toFill);
      long missing = full + perToken - now - toFill;
      if (replace(caller, known, missing > 0 ? full : full + perToken)) {
        return missing;
      }
    }
  }

  private boolean replace(Caller caller, @Nullable Long known, long full) {
    return known == null
        ? fullAt.putIfAbsent(caller, full) == null
        : fullAt.replace(caller, known, full);
  }
}

package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Guest;
import dev.reinstate.platform.settings.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Authenticated ALICE = user("alice");
  private static final Authenticated BOB = user("bob");

  private final MovableClock clock = new MovableClock();
  private final AtomicReference<RateLimit> limit = new AtomicReference<>(new RateLimit(2, 3));
  private final RateLimiter limiter = new RateLimiter(limit::get, 2, clock);

  @Test
  void aCallerMaySendABurstAndNoMore() {
    assertThat(letIn(ALICE, 10)).isEqualTo(3);
  }

  @Test
  void afterThatHeMaySendAsManyASecond() {
    letIn(ALICE, 10);

    clock.advance(Duration.ofSeconds(1));

    assertThat(letIn(ALICE, 10)).isEqualTo(2);
  }

  @Test
  void nobodySavesUpMoreThanABurst() {
    letIn(ALICE, 10);

    clock.advance(Duration.ofDays(365));

    assertThat(letIn(ALICE, 10)).isEqualTo(3);
  }

  @Test
  void anotherCallerIsNotAffected() {
    letIn(ALICE, 10);

    assertThat(letIn(BOB, 10)).isEqualTo(3);
  }

  @Test
  void aGuestIsNotTheUserOrTheGuestOfAnotherSpaceWithHisId() {
    letIn(ALICE, 10);

    assertThat(letIn(guest("alice", "crm"), 10)).isEqualTo(3);
    assertThat(limiter.callers()).isEqualTo(2);
  }

  @Test
  void theTimeToWaitIsInWholeSecondsAndLongEnough() {
    limit.set(new RateLimit(1, 3));
    letIn(ALICE, 3);
    clock.advance(Duration.ofMillis(400));

    assertThat(retryAfter(ALICE)).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(letIn(ALICE, 10)).isEqualTo(1);
  }

  @Test
  void whatIsRefusedIsNotCounted() {
    letIn(ALICE, 1_000);

    clock.advance(Duration.ofMillis(500));

    assertThat(letIn(ALICE, 1)).isEqualTo(1);
  }

  @Test
  void noLimitRemembersNobody() {
    limit.set(RateLimit.NONE);

    assertThat(letIn(ALICE, 1_000)).isEqualTo(1_000);
    assertThat(limiter.callers()).isZero();
  }

  @Test
  void aNewLimitHoldsFromTheNextRequestOn() {
    limit.set(new RateLimit(1, 100_000));
    letIn(ALICE, 100_000);

    limit.set(new RateLimit(100, 10));
    assertThat(letIn(ALICE, 100)).isZero();

    clock.advance(Duration.ofMillis(10));
    assertThat(letIn(ALICE, 100)).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWaitLong() {
    letIn(ALICE, 10);

    clock.advance(Duration.ofHours(-1));

    assertThat(retryAfter(ALICE)).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(letIn(ALICE, 10)).isEqualTo(2);
  }

  @Test
  void fullBucketsAreForgotten() {
    letIn(ALICE, 3);
    letIn(BOB, 1);
    clock.advance(Duration.ofSeconds(1));

    limiter.tidy();

    assertThat(limiter.callers()).isEqualTo(1);
    assertThat(letIn(ALICE, 10)).isEqualTo(2);
  }

  @Test
  void whoeverFillsTheTableGivesNobodyAFreshBucket() {
    letIn(ALICE, 10);

    IntStream.range(0, 1_000).forEach(i -> letIn(user("mallory" + i), 10));
    limiter.tidy();

    assertThat(letIn(ALICE, 10)).isZero();
    assertThat(limiter.callers()).isLessThanOrEqualTo(3);
  }

  @Test
  void thoseWithoutAPlaceShareABucket() {
    letIn(ALICE, 1);
    letIn(BOB, 1);

    int others = IntStream.range(0, 1_000).map(i -> letIn(user("mallory" + i), 1)).sum();

    assertThat(others).isEqualTo(3);
    assertThat(letIn(BOB, 10)).isEqualTo(2);
  }

  @Test
  void requestsOnSeveralThreadsAreAllCounted() {
    limit.set(new RateLimit(1, 1_000));
    var passed = new AtomicInteger();

    IntStream.range(0, 8).parallel().forEach(i -> passed.addAndGet(letIn(ALICE, 1_000)));

    assertThat(passed).hasValue(1_000);
  }

  @Property
  void inNoSpanAreThereMoreThanABurstAndWhatTheSpanIsWorth(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @IntRange(min = 1, max = 50) int burst,
      @ForAll @Size(max = 60) List<@IntRange(max = 300) Integer> pauses) {
    var time = new MovableClock();
    var fresh = new RateLimiter(() -> new RateLimit(perSecond, burst), 1, time);
    int passed = 0;
    long millis = 0;
    for (int pause : pauses) {
      time.advance(Duration.ofMillis(pause));
      millis += pause;
      passed += letIn(fresh, ALICE, 7);
    }

    assertThat(passed).isLessThanOrEqualTo((int) (burst + millis * perSecond / 1_000 + 1));
    assertThat(passed).isGreaterThanOrEqualTo(Math.min(pauses.isEmpty() ? 0 : 7, burst));
  }

  private int letIn(Authenticated sender, int requests) {
    return letIn(limiter, sender, requests);
  }

  private static int letIn(RateLimiter limiter, Authenticated sender, int requests) {
    int passed = 0;
    for (int i = 0; i < requests; i++) {
      passed += isLetIn(limiter, sender) ? 1 : 0;
    }
    return passed;
  }

  private static boolean isLetIn(RateLimiter limiter, Authenticated sender) {
    try {
      return limiter.counted(sender).equals(sender);
    } catch (ProblemException tooMany) {
      return false;
    }
  }

  private String retryAfter(Authenticated sender) {
    return catchThrowableOfType(ProblemException.class, () -> limiter.counted(sender))
        .problem()
        .headers()
        .getOrDefault("Retry-After", "");
  }

  private static Authenticated user(String id) {
    return new Authenticated(new Actor(id, List.of(), "{}"), Instant.MAX);
  }

  private static Authenticated guest(String id, String space) {
    return new Authenticated(
        new Actor(id, List.of(), "{}", space), Instant.MAX, new Guest(space, id, 1));
  }
}

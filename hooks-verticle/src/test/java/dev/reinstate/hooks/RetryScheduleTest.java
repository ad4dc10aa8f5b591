package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.settings.PostHook;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final RandomGenerator NO_JITTER = () -> 0;
  private final RetrySchedule schedule = new RetrySchedule(PostHook.DEFAULT_RETRIES);

  @Test
  void byDefaultThereAreEightAttemptsInADayAndABit() {
    List<Duration> pauses =
        IntStream.rangeClosed(1, 7)
            .mapToObj(attempt -> schedule.pauseAfter(attempt, null, NO_JITTER).orElseThrow())
            .toList();

    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));
  }

  @Test
  void afterTheLastAttemptThereIsNoOther() {
    assertThat(schedule.pauseAfter(8, null, NO_JITTER)).isEmpty();
    assertThat(schedule.pauseAfter(9, Duration.ofSeconds(1), NO_JITTER)).isEmpty();
  }

  @Test
  void aReceiverIsLeftAloneForAsLongAsItAsks() {
    assertThat(schedule.pauseAfter(1, Duration.ofMinutes(3), NO_JITTER))
        .contains(Duration.ofMinutes(3));
  }

  @Test
  void butNotForMoreThanADay() {
    assertThat(schedule.pauseAfter(1, Duration.ofDays(30), NO_JITTER))
        .contains(Duration.ofHours(24));
  }

  @Test
  void askingForLessShortensNothing() {
    assertThat(schedule.pauseAfter(2, Duration.ofSeconds(1), NO_JITTER))
        .contains(Duration.ofMinutes(5));
  }

  @Property
  void theJitterOnlyLengthensAndByAFifthAtMost(
      @ForAll @IntRange(min = 1, max = 7) int attempt, @ForAll long seed) {
    Duration pause = PostHook.DEFAULT_RETRIES.get(attempt - 1);

    Duration jittered = schedule.pauseAfter(attempt, null, new Random(seed)).orElseThrow();

    assertThat(jittered).isBetween(pause, pause.plus(pause.dividedBy(5)));
  }

  @Property
  void noWishMakesItComeEarly(@ForAll @LongRange(min = 0, max = 1_000_000) long seconds) {
    Duration wish = Duration.ofSeconds(seconds);

    Duration pause = schedule.pauseAfter(1, wish, new Random(seconds)).orElseThrow();

    assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(pause)
        .isGreaterThanOrEqualTo(wish.compareTo(Duration.ofDays(1)) < 0 ? wish : Duration.ofDays(1));
  }
}
